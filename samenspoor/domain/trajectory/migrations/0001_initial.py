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
        ("casework", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("receiver", models.CharField(max_length=120, verbose_name="to whom")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task: our own debt help, after help was accepted"),
                            ("agreement", "The resident agrees that this organisation takes over"),
                        ],
                        max_length=12,
                        verbose_name="ground",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                ("agreed_words", models.CharField(blank=True, max_length=300, verbose_name="in the resident's words")),
                ("appointment", models.CharField(max_length=600, verbose_name="what was agreed for the conversation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("made", "Waits for debt help"),
                            ("acknowledged", "Confirmed by debt help"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="made",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("colleague", models.CharField(blank=True, max_length=120, verbose_name="confirmed by, at debt help")),
                ("acknowledged_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                ("settled_by", models.BigIntegerField(blank=True, null=True, verbose_name="settled by")),
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handovers",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "hand-over to debt help",
                "verbose_name_plural": "hand-overs to debt help",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("made", "acknowledged"))),
                        fields=("organisation", "person"),
                        name="one_handover_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("receiver", ""), _negated=True), models.Q(("appointment", ""), _negated=True)
                        ),
                        name="handover_says_to_whom_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_on", None), ("agreed_words", ""), ("ground", "public_task")),
                            models.Q(
                                ("agreed_on__isnull", False),
                                ("ground", "agreement"),
                                models.Q(("agreed_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_has_its_day_and_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("acknowledged_on", None), ("colleague", ""), ("status__in", ("made", "withdrawn"))
                            ),
                            models.Q(
                                ("acknowledged_on__isnull", False),
                                ("status__in", ("acknowledged", "withdrawn")),
                                models.Q(("colleague", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_confirmed_by_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None), ("status", "made")),
                            models.Q(
                                models.Q(("status", "made"), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="handover_settled_at_and_by_together",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_handoverevent" ("acknowledged_on", "agreed_on", "agreed_words", "appointment", "colleague", "ground", "id", "made_at", "made_by", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receiver", "settled_at", "settled_by", "shared_with", "status") SELECT new_values."acknowledged_on", new_values."agreed_on", new_values."agreed_words", new_values."appointment", new_values."colleague", new_values."ground", new_values."id", new_values."made_at", new_values."made_by", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."receiver", new_values."settled_at", new_values."settled_by", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e2ef1e12b70448835df5103e3cdd07e517c575fc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_54356",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trajectory_handover",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_handoverevent" ("acknowledged_on", "agreed_on", "agreed_words", "appointment", "colleague", "ground", "id", "made_at", "made_by", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receiver", "settled_at", "settled_by", "shared_with", "status") SELECT new_values."acknowledged_on", new_values."agreed_on", new_values."agreed_words", new_values."appointment", new_values."colleague", new_values."ground", new_values."id", new_values."made_at", new_values."made_by", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."receiver", new_values."settled_at", new_values."settled_by", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="58490e60f3c49f0c95d81e89bacc7c73c91b400f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_56873",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trajectory_handover",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_handoverevent" ("acknowledged_on", "agreed_on", "agreed_words", "appointment", "colleague", "ground", "id", "made_at", "made_by", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "receiver", "settled_at", "settled_by", "shared_with", "status") SELECT old_values."acknowledged_on", old_values."agreed_on", old_values."agreed_words", old_values."appointment", old_values."colleague", old_values."ground", old_values."id", old_values."made_at", old_values."made_by", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."receiver", old_values."settled_at", old_values."settled_by", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1d16c3646818fbf97c0a0e34acc2e8cf516625e7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae67f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trajectory_handover",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverEvent",
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
                ("receiver", models.CharField(max_length=120, verbose_name="to whom")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task: our own debt help, after help was accepted"),
                            ("agreement", "The resident agrees that this organisation takes over"),
                        ],
                        max_length=12,
                        verbose_name="ground",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                ("agreed_words", models.CharField(blank=True, max_length=300, verbose_name="in the resident's words")),
                ("appointment", models.CharField(max_length=600, verbose_name="what was agreed for the conversation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("made", "Waits for debt help"),
                            ("acknowledged", "Confirmed by debt help"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="made",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("colleague", models.CharField(blank=True, max_length=120, verbose_name="confirmed by, at debt help")),
                ("acknowledged_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                ("settled_by", models.BigIntegerField(blank=True, null=True, verbose_name="settled by")),
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossierresident",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="trajectory.handover",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HelpInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("party", models.BigIntegerField(verbose_name="organisation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("accepted", "Takes it up"),
                            ("refused", "Cannot"),
                            ("lapsed", "No longer needed"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why not")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("asked_by", models.BigIntegerField(verbose_name="asked by")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("answered_by", models.BigIntegerField(blank=True, null=True, verbose_name="answered by")),
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
                "verbose_name": "invitation to a help request",
                "verbose_name_plural": "invitations to help requests",
                "indexes": [models.Index(fields=["party", "status"], name="invitation_by_party")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_answered_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="invitation_refused_with_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helpinvitationevent" ("answered_at", "answered_by", "asked_at", "asked_by", "id", "organisation_id", "party", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "shared_with", "status") SELECT new_values."answered_at", new_values."answered_by", new_values."asked_at", new_values."asked_by", new_values."id", new_values."organisation_id", new_values."party", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."reason", new_values."request_id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a55e37bd577760d6abb64e757c9eb979cf5fc274",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b2f2f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trajectory_helpinvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helpinvitationevent" ("answered_at", "answered_by", "asked_at", "asked_by", "id", "organisation_id", "party", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "shared_with", "status") SELECT new_values."answered_at", new_values."answered_by", new_values."asked_at", new_values."asked_by", new_values."id", new_values."organisation_id", new_values."party", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."reason", new_values."request_id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="86dded76ca7c2650ce92a4ed7ef0b5477bf16b5a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2fb59",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trajectory_helpinvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helpinvitationevent" ("answered_at", "answered_by", "asked_at", "asked_by", "id", "organisation_id", "party", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "shared_with", "status") SELECT old_values."answered_at", old_values."answered_by", old_values."asked_at", old_values."asked_by", old_values."id", old_values."organisation_id", old_values."party", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."reason", old_values."request_id", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ea768f5743ad7765e9f2afcd81b8f3a651c93985",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d9f18",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trajectory_helpinvitation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("acceptance", "After help was accepted"),
                            ("counter", "From the counter"),
                            ("aftercare", "From aftercare"),
                        ],
                        max_length=12,
                        verbose_name="where it comes from",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("early_signalling", "Early signalling, before acceptance"),
                            ("application", "Before and during the application"),
                            ("debt_help", "During debt help"),
                            ("guidance", "During guidance"),
                            ("aftercare", "Aftercare"),
                        ],
                        max_length=20,
                        verbose_name="phase",
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
                ("question", models.CharField(max_length=300, verbose_name="what it is about")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("nl", "Dutch"),
                                ("en", "English"),
                                ("tr", "Turkish"),
                                ("ar", "Arabic"),
                                ("pl", "Polish"),
                                ("ti", "Tigrinya"),
                                ("uk", "Ukrainian"),
                                ("ngt", "Dutch sign language"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "free_times",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("mornings", "Mornings"),
                                ("afternoons", "Afternoons"),
                                ("evenings", "Evenings"),
                                ("weekend", "In the weekend"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="when",
                    ),
                ),
                (
                    "meetings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("at_home", "At the resident's home"),
                                ("elsewhere", "At a place in the neighbourhood"),
                                ("by_phone", "By telephone"),
                                ("online", "By video"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways of meeting",
                    ),
                ),
                (
                    "helper_wish",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Rather a woman"), ("man", "Rather a man")],
                        max_length=6,
                        verbose_name="rather helped by",
                    ),
                ),
                (
                    "wished_party",
                    models.BigIntegerField(blank=True, null=True, verbose_name="rather by this organisation"),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("this_week", "This week"), ("this_month", "This month"), ("ordinary", "In its turn")],
                        default="ordinary",
                        max_length=12,
                        verbose_name="how soon",
                    ),
                ),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task: our own debt help, after help was accepted"),
                            ("agreement", "The resident agrees that this organisation takes over"),
                        ],
                        max_length=12,
                        verbose_name="ground",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "suits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("needs_support", "Practical or social support is needed"),
                                ("motivated", "The resident wants to"),
                                ("manageable", "The question is not too large or too complex"),
                                ("professional_beside", "A professional helps alongside where that is needed"),
                                ("keeps_appointments", "Appointments are kept"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what speaks for a volunteer",
                    ),
                ),
                (
                    "doubts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("no_question", "There is no real question"),
                                ("no_motivation", "The resident does not want to"),
                                ("too_complex", "Too complex without other help"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what speaks against it",
                    ),
                ),
                ("in_round", models.BooleanField(default=False, verbose_name="for the matchingsoverleg")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waits for an organisation"),
                            ("accepted", "Taken up"),
                            ("started", "Help has begun"),
                            ("ended", "Ended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("accepted_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken up by")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="taken up at")),
                ("told_on", models.DateField(verbose_name="the resident last heard how it stands")),
                ("helper", models.CharField(blank=True, max_length=60, verbose_name="first name of the helper")),
                ("helper_telephone", models.CharField(blank=True, max_length=20, verbose_name="number of the helper")),
                ("urgent_at", models.DateTimeField(blank=True, null=True, verbose_name="reported as urgent")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="why it ended")),
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="help_requests",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "help request",
                "verbose_name_plural": "help requests",
                "indexes": [
                    models.Index(fields=["organisation", "status", "made_at"], name="help_request_by_status"),
                    models.Index(fields=["accepted_by", "status"], name="help_request_by_party"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "key"), name="help_request_once_by_key"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False), ("status__in", ("open", "accepted", "started"))),
                        fields=("organisation", "person"),
                        name="one_running_help_request_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("roles__len__gt", 0), ("tasks__len__gt", 0), models.Q(("question", ""), _negated=True)
                        ),
                        name="help_request_asks_for_roles_and_tasks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_on", None), ("ground", "public_task")),
                            models.Q(("agreed_on__isnull", False), ("ground", "agreement")),
                            _connector="OR",
                        ),
                        name="help_request_agreed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("accepted", "started")), _negated=True),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="help_request_taken_up_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phase", "early_signalling"), _negated=True),
                        name="help_request_is_not_early_signalling",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestevent" ("accepted_at", "accepted_by", "agreed_on", "doubts", "end_reason", "ended_at", "free_times", "ground", "helper", "helper_telephone", "helper_wish", "id", "in_round", "key", "languages", "made_at", "made_by", "meetings", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "roles", "shared_with", "source", "status", "suits", "tasks", "told_on", "urgency", "urgent_at", "wished_party") SELECT new_values."accepted_at", new_values."accepted_by", new_values."agreed_on", new_values."doubts", new_values."end_reason", new_values."ended_at", new_values."free_times", new_values."ground", new_values."helper", new_values."helper_telephone", new_values."helper_wish", new_values."id", new_values."in_round", new_values."key", new_values."languages", new_values."made_at", new_values."made_by", new_values."meetings", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."phase", new_values."postcode_area", new_values."question", new_values."roles", new_values."shared_with", new_values."source", new_values."status", new_values."suits", new_values."tasks", new_values."told_on", new_values."urgency", new_values."urgent_at", new_values."wished_party" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2ee8b545978b4c3033c69cc540ceca554ccbb3ee",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_60cbf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trajectory_helprequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestevent" ("accepted_at", "accepted_by", "agreed_on", "doubts", "end_reason", "ended_at", "free_times", "ground", "helper", "helper_telephone", "helper_wish", "id", "in_round", "key", "languages", "made_at", "made_by", "meetings", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "roles", "shared_with", "source", "status", "suits", "tasks", "told_on", "urgency", "urgent_at", "wished_party") SELECT new_values."accepted_at", new_values."accepted_by", new_values."agreed_on", new_values."doubts", new_values."end_reason", new_values."ended_at", new_values."free_times", new_values."ground", new_values."helper", new_values."helper_telephone", new_values."helper_wish", new_values."id", new_values."in_round", new_values."key", new_values."languages", new_values."made_at", new_values."made_by", new_values."meetings", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."phase", new_values."postcode_area", new_values."question", new_values."roles", new_values."shared_with", new_values."source", new_values."status", new_values."suits", new_values."tasks", new_values."told_on", new_values."urgency", new_values."urgent_at", new_values."wished_party" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00a3b38da7b31181098165f1c4fb8175b62375e3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c28b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trajectory_helprequest",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestevent" ("accepted_at", "accepted_by", "agreed_on", "doubts", "end_reason", "ended_at", "free_times", "ground", "helper", "helper_telephone", "helper_wish", "id", "in_round", "key", "languages", "made_at", "made_by", "meetings", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "roles", "shared_with", "source", "status", "suits", "tasks", "told_on", "urgency", "urgent_at", "wished_party") SELECT old_values."accepted_at", old_values."accepted_by", old_values."agreed_on", old_values."doubts", old_values."end_reason", old_values."ended_at", old_values."free_times", old_values."ground", old_values."helper", old_values."helper_telephone", old_values."helper_wish", old_values."id", old_values."in_round", old_values."key", old_values."languages", old_values."made_at", old_values."made_by", old_values."meetings", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."phase", old_values."postcode_area", old_values."question", old_values."roles", old_values."shared_with", old_values."source", old_values."status", old_values."suits", old_values."tasks", old_values."told_on", old_values."urgency", old_values."urgent_at", old_values."wished_party" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="938afbade3127de78203a5ce5dcfb134569b46d6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_977e4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trajectory_helprequest",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpInvitationEvent",
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
                ("party", models.BigIntegerField(verbose_name="organisation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("accepted", "Takes it up"),
                            ("refused", "Cannot"),
                            ("lapsed", "No longer needed"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why not")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("asked_by", models.BigIntegerField(verbose_name="asked by")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("answered_by", models.BigIntegerField(blank=True, null=True, verbose_name="answered by")),
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
                        to="trajectory.helpinvitation",
                    ),
                ),
                (
                    "request",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajectory.helprequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="helpinvitation",
            name="request",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="trajectory.helprequest",
            ),
        ),
        migrations.CreateModel(
            name="HelpRequestContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("avoid", models.CharField(blank=True, max_length=120, verbose_name="someone to avoid")),
                (
                    "avoided_party",
                    models.BigIntegerField(blank=True, null=True, verbose_name="not by this organisation"),
                ),
                (
                    "agreed_words",
                    models.CharField(blank=True, max_length=300, verbose_name="agreed, in the resident's words"),
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
                (
                    "request",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="trajectory.helprequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact details of a help request",
                "verbose_name_plural": "contact details of help requests",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "request"), name="one_contact_per_help_request"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="help_request_contact_has_a_name"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestcontactevent" ("address", "agreed_words", "avoid", "avoided_party", "email", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "shared_with", "telephone") SELECT new_values."address", new_values."agreed_words", new_values."avoid", new_values."avoided_party", new_values."email", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."request_id", new_values."shared_with", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bd48929d43f25a4fd0d9d237b2a35b1d1b1568b5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_11af0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trajectory_helprequestcontact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestcontactevent" ("address", "agreed_words", "avoid", "avoided_party", "email", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "shared_with", "telephone") SELECT new_values."address", new_values."agreed_words", new_values."avoid", new_values."avoided_party", new_values."email", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."request_id", new_values."shared_with", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e72183c0cd0723cd5f8299a7ba563c82d4e0a48f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75a78",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trajectory_helprequestcontact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trajectory_helprequestcontactevent" ("address", "agreed_words", "avoid", "avoided_party", "email", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "shared_with", "telephone") SELECT old_values."address", old_values."agreed_words", old_values."avoid", old_values."avoided_party", old_values."email", old_values."id", old_values."name", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."request_id", old_values."shared_with", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f193127812fd36e7ede2ebbf2a5b51bd6bcc29d4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cd979",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trajectory_helprequestcontact",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpRequestContactEvent",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("avoid", models.CharField(blank=True, max_length=120, verbose_name="someone to avoid")),
                (
                    "avoided_party",
                    models.BigIntegerField(blank=True, null=True, verbose_name="not by this organisation"),
                ),
                (
                    "agreed_words",
                    models.CharField(blank=True, max_length=300, verbose_name="agreed, in the resident's words"),
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
                        to="trajectory.helprequestcontact",
                    ),
                ),
                (
                    "request",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trajectory.helprequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HelpRequestEvent",
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
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("acceptance", "After help was accepted"),
                            ("counter", "From the counter"),
                            ("aftercare", "From aftercare"),
                        ],
                        max_length=12,
                        verbose_name="where it comes from",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("early_signalling", "Early signalling, before acceptance"),
                            ("application", "Before and during the application"),
                            ("debt_help", "During debt help"),
                            ("guidance", "During guidance"),
                            ("aftercare", "Aftercare"),
                        ],
                        max_length=20,
                        verbose_name="phase",
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
                ("question", models.CharField(max_length=300, verbose_name="what it is about")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("nl", "Dutch"),
                                ("en", "English"),
                                ("tr", "Turkish"),
                                ("ar", "Arabic"),
                                ("pl", "Polish"),
                                ("ti", "Tigrinya"),
                                ("uk", "Ukrainian"),
                                ("ngt", "Dutch sign language"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "free_times",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("mornings", "Mornings"),
                                ("afternoons", "Afternoons"),
                                ("evenings", "Evenings"),
                                ("weekend", "In the weekend"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="when",
                    ),
                ),
                (
                    "meetings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("at_home", "At the resident's home"),
                                ("elsewhere", "At a place in the neighbourhood"),
                                ("by_phone", "By telephone"),
                                ("online", "By video"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways of meeting",
                    ),
                ),
                (
                    "helper_wish",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Rather a woman"), ("man", "Rather a man")],
                        max_length=6,
                        verbose_name="rather helped by",
                    ),
                ),
                (
                    "wished_party",
                    models.BigIntegerField(blank=True, null=True, verbose_name="rather by this organisation"),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("this_week", "This week"), ("this_month", "This month"), ("ordinary", "In its turn")],
                        default="ordinary",
                        max_length=12,
                        verbose_name="how soon",
                    ),
                ),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("public_task", "Public task: our own debt help, after help was accepted"),
                            ("agreement", "The resident agrees that this organisation takes over"),
                        ],
                        max_length=12,
                        verbose_name="ground",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "suits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("needs_support", "Practical or social support is needed"),
                                ("motivated", "The resident wants to"),
                                ("manageable", "The question is not too large or too complex"),
                                ("professional_beside", "A professional helps alongside where that is needed"),
                                ("keeps_appointments", "Appointments are kept"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what speaks for a volunteer",
                    ),
                ),
                (
                    "doubts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("no_question", "There is no real question"),
                                ("no_motivation", "The resident does not want to"),
                                ("too_complex", "Too complex without other help"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what speaks against it",
                    ),
                ),
                ("in_round", models.BooleanField(default=False, verbose_name="for the matchingsoverleg")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waits for an organisation"),
                            ("accepted", "Taken up"),
                            ("started", "Help has begun"),
                            ("ended", "Ended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("accepted_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken up by")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="taken up at")),
                ("told_on", models.DateField(verbose_name="the resident last heard how it stands")),
                ("helper", models.CharField(blank=True, max_length=60, verbose_name="first name of the helper")),
                ("helper_telephone", models.CharField(blank=True, max_length=20, verbose_name="number of the helper")),
                ("urgent_at", models.DateTimeField(blank=True, null=True, verbose_name="reported as urgent")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="why it ended")),
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossierresident",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="trajectory.helprequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeptReach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
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
                    "request",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_reach",
                        to="trajectory.helprequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact details that stay with the municipality",
                "verbose_name_plural": "contact details that stay with the municipality",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "request"), name="one_kept_reach_per_request")
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="hash of the code")),
                ("contact", models.CharField(max_length=120, verbose_name="sent to")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                ("sent_by", models.BigIntegerField(verbose_name="sent by")),
                ("expires_at", models.DateTimeField(verbose_name="works until")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "invitation",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="trajectory.helpinvitation",
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
                "verbose_name": "link to a help request",
                "verbose_name_plural": "links to help requests",
                "indexes": [models.Index(fields=["digest"], name="request_link_by_hash")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "digest"), name="request_link_once_by_hash"),
                    models.CheckConstraint(
                        condition=models.Q(("contact", ""), ("email", ""), _negated=True),
                        name="request_link_sent_to_someone",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="helpinvitation",
            constraint=models.UniqueConstraint(
                fields=("organisation", "request", "party"), name="organisation_is_asked_once"
            ),
        ),
        policies.KeepHistory("Handover"),
        policies.KeepHistory("HelpRequest"),
        policies.KeepHistory("HelpInvitation"),
        policies.KeepHistory("HelpRequestContact"),
    ]
