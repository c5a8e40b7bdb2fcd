import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models

import samenspoor.foundation.organisations.owned
from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cooperation", "Collaboration agreement"),
                            ("machtiging", "Machtiging for factual acts"),
                            ("processing", "Processing agreement"),
                            ("data", "Data agreement between two controllers"),
                            ("covenant", "Covenant with a creditor"),
                            ("subsidy", "Subsidy with performance agreements"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("signed", "Signed"),
                            ("withdrawn", "Withdrawn"),
                            ("terminated", "Terminated"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("stops_on", models.DateField(blank=True, null=True, verbose_name="stops on")),
                ("stop_reason", models.CharField(blank=True, max_length=300, verbose_name="why it stops")),
                ("stopped_by", models.BigIntegerField(blank=True, null=True, verbose_name="stopped by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ("draft", "signed")),
                                ("stop_reason", ""),
                                ("stopped_by", None),
                                ("stops_on", None),
                            ),
                            models.Q(
                                ("status__in", ("withdrawn", "terminated")),
                                ("stopped_by__isnull", False),
                                ("stops_on__isnull", False),
                                models.Q(("stop_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_stops_with_a_reason",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementevent" ("id", "kind", "made_at", "made_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status", "stop_reason", "stopped_by", "stops_on") SELECT new_values."id", new_values."kind", new_values."made_at", new_values."made_by", new_values."organisation_id", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."status", new_values."stop_reason", new_values."stopped_by", new_values."stops_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7f8eb3f7c192f96de8e94b2746a48135cda46857",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_13a93",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementevent" ("id", "kind", "made_at", "made_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status", "stop_reason", "stopped_by", "stops_on") SELECT new_values."id", new_values."kind", new_values."made_at", new_values."made_by", new_values."organisation_id", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."status", new_values."stop_reason", new_values."stopped_by", new_values."stops_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="83e219fd8ed14f01a1bb5aa4757976f93f594136",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36fdd",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementevent" ("id", "kind", "made_at", "made_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status", "stop_reason", "stopped_by", "stops_on") SELECT old_values."id", old_values."kind", old_values."made_at", old_values."made_by", old_values."organisation_id", old_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."status", old_values."stop_reason", old_values."stopped_by", old_values."stops_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe0efb259546ef8cf94bf37b58c58397c7cff7f2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a07e3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("transition_days", models.PositiveIntegerField(default=90, verbose_name="transition period in days")),
                (
                    "phases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early_signalling", "Early signalling, before acceptance"),
                                ("application", "Before and during the application"),
                                ("debt_help", "During debt help"),
                                ("guidance", "During guidance"),
                                ("aftercare", "Aftercare"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phases",
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("practical", "Practical support"),
                                ("mental", "Mental support"),
                                ("behaviour", "Change of behaviour"),
                                ("advocacy", "Standing up for the resident"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "tasks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("prevention", "Prevention"),
                                ("encourage_applying", "Encouraging to apply with the municipality"),
                                ("help_applying", "Helping to apply, going along to the first conversation"),
                                ("administration", "Putting the administration in order"),
                                ("buddy", "Buddy during debt help"),
                                ("gather_papers", "Gathering papers for a review"),
                                ("beside_professional", "Beside the professional, with clearly divided tasks"),
                                ("look_along", "Buddy who looks along from time to time"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="tasks",
                    ),
                ),
                ("target_groups", models.CharField(blank=True, max_length=300, verbose_name="target groups")),
                ("intensity", models.CharField(blank=True, max_length=300, verbose_name="intensity")),
                ("money", models.CharField(blank=True, max_length=300, verbose_name="money")),
                ("handover_moments", models.CharField(blank=True, max_length=600, verbose_name="hand-over moments")),
                ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="next evaluation")),
                ("results", models.CharField(blank=True, max_length=600, verbose_name="results agreed")),
                (
                    "stays_after_acceptance",
                    models.BooleanField(default=False, verbose_name="the same volunteer stays after acceptance"),
                ),
                (
                    "acts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ring", "Ringing to offer a conversation"),
                                ("explain", "Going by and explaining the offer"),
                                ("leave_card", "Leaving a card"),
                                ("go_along", "Going along to a conversation with the municipality"),
                                ("gather", "Gathering papers for the municipality"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="acts",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leading", "Leading to help (toeleiding)"),
                            ("carrying_out", "Carrying out the task (uitvoering)"),
                        ],
                        max_length=12,
                        verbose_name="task",
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        blank=True,
                        choices=[("public", "Public law"), ("private", "Private law")],
                        max_length=8,
                        verbose_name="law",
                    ),
                ),
                (
                    "data_categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("name_address", "Name and address"),
                                ("telephone", "Telephone and e-mail"),
                                ("appointment", "Appointment and task"),
                                ("language", "Language and way of meeting"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="data that travel",
                    ),
                ),
                (
                    "reports_to_us",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("reached", "Reached or not reached"),
                                ("answer", "Wants contact or declines"),
                                ("urgent", "Urgent"),
                                ("started", "Help has begun"),
                                ("ended", "Help has ended, with its result"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what they report to us",
                    ),
                ),
                (
                    "reports_to_partner",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("picked_up", "Picked up"), ("by_whom", "By whom"), ("closed", "Ended")],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what we report to them",
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("our_signatory", models.CharField(blank=True, max_length=120, verbose_name="signed for us by")),
                ("our_power", models.CharField(blank=True, max_length=120, verbose_name="on which power")),
                ("their_signatory", models.CharField(blank=True, max_length=120, verbose_name="signed for them by")),
                ("their_power", models.CharField(blank=True, max_length=120, verbose_name="on which power, with them")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("written_by", models.BigIntegerField(verbose_name="written by")),
                (
                    "agreement",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an agreement",
                "verbose_name_plural": "versions of an agreement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "agreement", "number"), name="version_once_by_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("signed_on", None)),
                        fields=("organisation", "agreement"),
                        name="one_draft_per_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="version_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("our_power", ""),
                                ("our_signatory", ""),
                                ("signed_on", None),
                                ("their_power", ""),
                                ("their_signatory", ""),
                            ),
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(("our_signatory", ""), _negated=True),
                                models.Q(("our_power", ""), _negated=True),
                                models.Q(("their_signatory", ""), _negated=True),
                                models.Q(("their_power", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="version_signed_by_both_sides",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementversionevent" ("acts", "agreement_id", "data_categories", "ends_on", "evaluated_on", "handover_moments", "id", "intensity", "law", "money", "number", "organisation_id", "our_power", "our_signatory", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "reports_to_partner", "reports_to_us", "results", "roles", "shared_with", "side", "signed_on", "starts_on", "stays_after_acceptance", "target_groups", "tasks", "their_power", "their_signatory", "transition_days", "written_at", "written_by") SELECT new_values."acts", new_values."agreement_id", new_values."data_categories", new_values."ends_on", new_values."evaluated_on", new_values."handover_moments", new_values."id", new_values."intensity", new_values."law", new_values."money", new_values."number", new_values."organisation_id", new_values."our_power", new_values."our_signatory", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."phases", new_values."reports_to_partner", new_values."reports_to_us", new_values."results", new_values."roles", new_values."shared_with", new_values."side", new_values."signed_on", new_values."starts_on", new_values."stays_after_acceptance", new_values."target_groups", new_values."tasks", new_values."their_power", new_values."their_signatory", new_values."transition_days", new_values."written_at", new_values."written_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="386425441eb754b8e050789dbeb9e19bdb4185b0",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_00612",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="agreements_agreementversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementversionevent" ("acts", "agreement_id", "data_categories", "ends_on", "evaluated_on", "handover_moments", "id", "intensity", "law", "money", "number", "organisation_id", "our_power", "our_signatory", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "reports_to_partner", "reports_to_us", "results", "roles", "shared_with", "side", "signed_on", "starts_on", "stays_after_acceptance", "target_groups", "tasks", "their_power", "their_signatory", "transition_days", "written_at", "written_by") SELECT new_values."acts", new_values."agreement_id", new_values."data_categories", new_values."ends_on", new_values."evaluated_on", new_values."handover_moments", new_values."id", new_values."intensity", new_values."law", new_values."money", new_values."number", new_values."organisation_id", new_values."our_power", new_values."our_signatory", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."phases", new_values."reports_to_partner", new_values."reports_to_us", new_values."results", new_values."roles", new_values."shared_with", new_values."side", new_values."signed_on", new_values."starts_on", new_values."stays_after_acceptance", new_values."target_groups", new_values."tasks", new_values."their_power", new_values."their_signatory", new_values."transition_days", new_values."written_at", new_values."written_by" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="15cffe56e3ccdf937c68169a90134ecfe9e56294",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dd75f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="agreements_agreementversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_agreementversionevent" ("acts", "agreement_id", "data_categories", "ends_on", "evaluated_on", "handover_moments", "id", "intensity", "law", "money", "number", "organisation_id", "our_power", "our_signatory", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "reports_to_partner", "reports_to_us", "results", "roles", "shared_with", "side", "signed_on", "starts_on", "stays_after_acceptance", "target_groups", "tasks", "their_power", "their_signatory", "transition_days", "written_at", "written_by") SELECT old_values."acts", old_values."agreement_id", old_values."data_categories", old_values."ends_on", old_values."evaluated_on", old_values."handover_moments", old_values."id", old_values."intensity", old_values."law", old_values."money", old_values."number", old_values."organisation_id", old_values."our_power", old_values."our_signatory", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."phases", old_values."reports_to_partner", old_values."reports_to_us", old_values."results", old_values."roles", old_values."shared_with", old_values."side", old_values."signed_on", old_values."starts_on", old_values."stays_after_acceptance", old_values."target_groups", old_values."tasks", old_values."their_power", old_values."their_signatory", old_values."transition_days", old_values."written_at", old_values."written_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="44f98deb102efb7901851274b76ed3f9f8ce2f7a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_45390",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="agreements_agreementversion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("transition_days", models.PositiveIntegerField(default=90, verbose_name="transition period in days")),
                (
                    "phases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("early_signalling", "Early signalling, before acceptance"),
                                ("application", "Before and during the application"),
                                ("debt_help", "During debt help"),
                                ("guidance", "During guidance"),
                                ("aftercare", "Aftercare"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="phases",
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("practical", "Practical support"),
                                ("mental", "Mental support"),
                                ("behaviour", "Change of behaviour"),
                                ("advocacy", "Standing up for the resident"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "tasks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("prevention", "Prevention"),
                                ("encourage_applying", "Encouraging to apply with the municipality"),
                                ("help_applying", "Helping to apply, going along to the first conversation"),
                                ("administration", "Putting the administration in order"),
                                ("buddy", "Buddy during debt help"),
                                ("gather_papers", "Gathering papers for a review"),
                                ("beside_professional", "Beside the professional, with clearly divided tasks"),
                                ("look_along", "Buddy who looks along from time to time"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="tasks",
                    ),
                ),
                ("target_groups", models.CharField(blank=True, max_length=300, verbose_name="target groups")),
                ("intensity", models.CharField(blank=True, max_length=300, verbose_name="intensity")),
                ("money", models.CharField(blank=True, max_length=300, verbose_name="money")),
                ("handover_moments", models.CharField(blank=True, max_length=600, verbose_name="hand-over moments")),
                ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="next evaluation")),
                ("results", models.CharField(blank=True, max_length=600, verbose_name="results agreed")),
                (
                    "stays_after_acceptance",
                    models.BooleanField(default=False, verbose_name="the same volunteer stays after acceptance"),
                ),
                (
                    "acts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ring", "Ringing to offer a conversation"),
                                ("explain", "Going by and explaining the offer"),
                                ("leave_card", "Leaving a card"),
                                ("go_along", "Going along to a conversation with the municipality"),
                                ("gather", "Gathering papers for the municipality"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="acts",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leading", "Leading to help (toeleiding)"),
                            ("carrying_out", "Carrying out the task (uitvoering)"),
                        ],
                        max_length=12,
                        verbose_name="task",
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        blank=True,
                        choices=[("public", "Public law"), ("private", "Private law")],
                        max_length=8,
                        verbose_name="law",
                    ),
                ),
                (
                    "data_categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("name_address", "Name and address"),
                                ("telephone", "Telephone and e-mail"),
                                ("appointment", "Appointment and task"),
                                ("language", "Language and way of meeting"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="data that travel",
                    ),
                ),
                (
                    "reports_to_us",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("reached", "Reached or not reached"),
                                ("answer", "Wants contact or declines"),
                                ("urgent", "Urgent"),
                                ("started", "Help has begun"),
                                ("ended", "Help has ended, with its result"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what they report to us",
                    ),
                ),
                (
                    "reports_to_partner",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("picked_up", "Picked up"), ("by_whom", "By whom"), ("closed", "Ended")],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what we report to them",
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("our_signatory", models.CharField(blank=True, max_length=120, verbose_name="signed for us by")),
                ("our_power", models.CharField(blank=True, max_length=120, verbose_name="on which power")),
                ("their_signatory", models.CharField(blank=True, max_length=120, verbose_name="signed for them by")),
                ("their_power", models.CharField(blank=True, max_length=120, verbose_name="on which power, with them")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("written_by", models.BigIntegerField(verbose_name="written by")),
                (
                    "agreement",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreementversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("volunteers", "Volunteer organisation"),
                            ("welfare", "Welfare organisation"),
                            ("executing", "Executing party"),
                            ("creditor", "Fixed-cost creditor"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("does", models.CharField(blank=True, max_length=300, verbose_name="what they do")),
                ("target_groups", models.CharField(blank=True, max_length=300, verbose_name="for whom")),
                ("asked_by_mail", models.BooleanField(default=False, verbose_name="help requests also by mail")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                ("added_by", models.BigIntegerField(verbose_name="added by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="takes part as",
                    ),
                ),
            ],
            options={
                "verbose_name": "chain partner",
                "verbose_name_plural": "chain partners",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="chain_partner_once_by_name"),
                    models.UniqueConstraint(
                        condition=models.Q(("participant__isnull", False)),
                        fields=("organisation", "participant"),
                        name="participant_is_one_chain_partner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cooperation", "Collaboration agreement"),
                            ("machtiging", "Machtiging for factual acts"),
                            ("processing", "Processing agreement"),
                            ("data", "Data agreement between two controllers"),
                            ("covenant", "Covenant with a creditor"),
                            ("subsidy", "Subsidy with performance agreements"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("signed", "Signed"),
                            ("withdrawn", "Withdrawn"),
                            ("terminated", "Terminated"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("stops_on", models.DateField(blank=True, null=True, verbose_name="stops on")),
                ("stop_reason", models.CharField(blank=True, max_length=300, verbose_name="why it stops")),
                ("stopped_by", models.BigIntegerField(blank=True, null=True, verbose_name="stopped by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "partner",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.chainpartner",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="partner",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="agreements.chainpartner",
            ),
        ),
        migrations.CreateModel(
            name="ContactPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "With us"), ("theirs", "With them")], max_length=6, verbose_name="side"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("telephone", models.CharField(max_length=20, verbose_name="direct number")),
                ("hours", models.CharField(blank=True, max_length=100, verbose_name="when to ring")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("named_at", models.DateTimeField(verbose_name="named at")),
                ("named_by", models.BigIntegerField(verbose_name="named by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partner",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="agreements.chainpartner",
                    ),
                ),
            ],
            options={
                "verbose_name": "fixed contact person",
                "verbose_name_plural": "fixed contact persons",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "partner", "side"), name="one_fixed_contact_per_side"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_contactpersonevent" ("email", "hours", "id", "name", "named_at", "named_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "side", "telephone") SELECT new_values."email", new_values."hours", new_values."id", new_values."name", new_values."named_at", new_values."named_by", new_values."organisation_id", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."side", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="476d6cc5c4f45503bbbab6129b69fa875096916d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c906d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="agreements_contactperson",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_contactpersonevent" ("email", "hours", "id", "name", "named_at", "named_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "side", "telephone") SELECT new_values."email", new_values."hours", new_values."id", new_values."name", new_values."named_at", new_values."named_by", new_values."organisation_id", new_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."side", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6e34cdf1b94abc61976ad1fefdee1af2e9013958",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4f0d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="agreements_contactperson",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_contactpersonevent" ("email", "hours", "id", "name", "named_at", "named_by", "organisation_id", "partner_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "side", "telephone") SELECT old_values."email", old_values."hours", old_values."id", old_values."name", old_values."named_at", old_values."named_by", old_values."organisation_id", old_values."partner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."side", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5876a762408cf0121a85fa8cd33ea471e6ea46a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5698b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="agreements_contactperson",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("ours", "With us"), ("theirs", "With them")], max_length=6, verbose_name="side"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("telephone", models.CharField(max_length=20, verbose_name="direct number")),
                ("hours", models.CharField(blank=True, max_length=100, verbose_name="when to ring")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("named_at", models.DateTimeField(verbose_name="named at")),
                ("named_by", models.BigIntegerField(verbose_name="named by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partner",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.chainpartner",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.contactperson",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EndingWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("ends_on", models.DateField(verbose_name="ends on")),
                ("days", models.PositiveSmallIntegerField(verbose_name="days before")),
                ("warned_at", models.DateTimeField(verbose_name="warned at")),
                ("is_ours_mailed", models.BooleanField(default=False, verbose_name="mailed with us")),
                ("is_theirs_mailed", models.BooleanField(default=False, verbose_name="mailed with them")),
                (
                    "agreement",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "warning that a paper ends",
                "verbose_name_plural": "warnings that papers end",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "agreement", "ends_on", "days"), name="one_warning_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalDivision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="why")),
                ("chosen_at", models.DateTimeField(verbose_name="chosen at")),
                ("chosen_by", models.BigIntegerField(verbose_name="chosen by")),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("remind", "Reminding of the arrears and offering an arrangement"),
                            ("write", "Writing to the resident"),
                            ("ring", "Ringing to offer a conversation"),
                            ("explain", "Going by and explaining the offer"),
                            ("leave_card", "Leaving a card"),
                            ("go_along", "Going along to a conversation with the municipality"),
                            ("gather", "Gathering papers for the municipality"),
                            ("conversation", "The first conversation about the debts"),
                            ("hand_over", "Handing over to debt help"),
                            ("close", "Result and closing"),
                        ],
                        max_length=20,
                        verbose_name="task",
                    ),
                ),
                (
                    "doers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("municipality", "Municipality"),
                                ("social_team", "Social team"),
                                ("volunteer", "Volunteer, under a machtiging"),
                                ("creditor", "Creditor"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="who",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "local division of a task in early signalling",
                "verbose_name_plural": "local divisions of tasks in early signalling",
                "indexes": [models.Index(fields=["organisation", "task", "-id"], name="local_division_by_task")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="local_division_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("task__in", ["conversation", "hand_over", "close"]), _negated=True),
                            models.Q(("doers__overlap", ["volunteer", "creditor"]), _negated=True),
                            _connector="OR",
                        ),
                        name="statutory_tasks_are_never_a_volunteers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="why")),
                ("chosen_at", models.DateTimeField(verbose_name="chosen at")),
                ("chosen_by", models.BigIntegerField(verbose_name="chosen by")),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("prevention", "Prevention"),
                            ("encourage_applying", "Encouraging to apply with the municipality"),
                            ("help_applying", "Helping to apply, going along to the first conversation"),
                            ("administration", "Putting the administration in order"),
                            ("buddy", "Buddy during debt help"),
                            ("gather_papers", "Gathering papers for a review"),
                            ("beside_professional", "Beside the professional, with clearly divided tasks"),
                            ("look_along", "Buddy who looks along from time to time"),
                        ],
                        max_length=20,
                        verbose_name="task",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("practical", "Practical support"),
                            ("mental", "Mental support"),
                            ("behaviour", "Change of behaviour"),
                            ("advocacy", "Standing up for the resident"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("suits", "Suits well"),
                            ("informs", "Talk about it first"),
                            ("not", "Not by volunteers"),
                        ],
                        max_length=8,
                        verbose_name="here",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "local variation of the matrix",
                "verbose_name_plural": "local variations of the matrix",
                "indexes": [models.Index(fields=["organisation", "task", "role", "-id"], name="local_place_by_cell")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="local_place_has_a_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("file", models.CharField(max_length=300, verbose_name="place of the file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
                ("attached_at", models.DateTimeField(verbose_name="attached at")),
                ("attached_by", models.BigIntegerField(verbose_name="attached by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "version",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_papers",
                        to="agreements.agreementversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "signed paper",
                "verbose_name_plural": "signed papers",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "version"), name="one_signed_paper_per_version")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_signedpaperevent" ("attached_at", "attached_by", "checksum", "file", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "size", "version_id") SELECT new_values."attached_at", new_values."attached_by", new_values."checksum", new_values."file", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."size", new_values."version_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="efe5adc2fc37e0d35974a93966c003c9135e58da",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66ea6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="agreements_signedpaper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_signedpaperevent" ("attached_at", "attached_by", "checksum", "file", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "size", "version_id") SELECT new_values."attached_at", new_values."attached_by", new_values."checksum", new_values."file", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."size", new_values."version_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="533a0298ce78939f9e85bf22dc61845fcae079d7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a2f13",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="agreements_signedpaper",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "agreements_signedpaperevent" ("attached_at", "attached_by", "checksum", "file", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "size", "version_id") SELECT old_values."attached_at", old_values."attached_by", old_values."checksum", old_values."file", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."size", old_values."version_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6adfa4a8eb1a4981d54d910da5820a3cf3318f97",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0348e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="agreements_signedpaper",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedPaperEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("file", models.CharField(max_length=300, verbose_name="place of the file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
                ("attached_at", models.DateTimeField(verbose_name="attached at")),
                ("attached_by", models.BigIntegerField(verbose_name="attached by")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.signedpaper",
                    ),
                ),
                (
                    "version",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreementversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("revision", models.UUIDField(default=uuid.uuid4, verbose_name="revision")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "register of agreements",
                "verbose_name_plural": "registers of agreements",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="one_register_per_municipality")
                ],
            },
        ),
        policies.KeepHistory("AgreementVersion"),
        policies.KeepHistory("Agreement"),
        policies.KeepHistory("ContactPerson"),
        policies.KeepHistory("SignedPaper"),
    ]
