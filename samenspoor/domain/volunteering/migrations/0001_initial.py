import uuid

import django.contrib.postgres.fields
import django.core.validators
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
            name="AllocationRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("municipality", models.BigIntegerField(blank=True, null=True, verbose_name="municipality")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Organisations put in"),
                            ("proposed", "The meeting is on"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("called_at", models.DateTimeField(verbose_name="called at")),
                ("called_by", models.BigIntegerField(verbose_name="called by")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
                ("helped", models.PositiveIntegerField(blank=True, null=True, verbose_name="with a volunteer")),
                ("left_over", models.PositiveIntegerField(blank=True, null=True, verbose_name="left over")),
                ("minutes", models.CharField(blank=True, max_length=1000, verbose_name="what was agreed")),
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
                "verbose_name": "matchingsoverleg",
                "verbose_name_plural": "matchingsoverleggen",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "key"), name="round_once_by_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("status", "closed"),
                                ("helped__isnull", False),
                                ("left_over__isnull", False),
                            ),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("closed_at", None),
                                ("closed_by", None),
                                ("helped", None),
                                ("left_over", None),
                            ),
                            _connector="OR",
                        ),
                        name="closed_round_says_what_came_of_it",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_allocationroundevent" ("called_at", "called_by", "closed_at", "closed_by", "helped", "id", "key", "left_over", "minutes", "municipality", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT new_values."called_at", new_values."called_by", new_values."closed_at", new_values."closed_by", new_values."helped", new_values."id", new_values."key", new_values."left_over", new_values."minutes", new_values."municipality", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d677716ca168bbb490ef003022ae6b0c461808f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5cb73",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_allocationround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_allocationroundevent" ("called_at", "called_by", "closed_at", "closed_by", "helped", "id", "key", "left_over", "minutes", "municipality", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT new_values."called_at", new_values."called_by", new_values."closed_at", new_values."closed_by", new_values."helped", new_values."id", new_values."key", new_values."left_over", new_values."minutes", new_values."municipality", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b5b34d02be31ea36335c4d575884be7241c451f2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a001a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_allocationround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_allocationroundevent" ("called_at", "called_by", "closed_at", "closed_by", "helped", "id", "key", "left_over", "minutes", "municipality", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT old_values."called_at", old_values."called_by", old_values."closed_at", old_values."closed_by", old_values."helped", old_values."id", old_values."key", old_values."left_over", old_values."minutes", old_values."municipality", old_values."name", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6cfbf8a525ac4b997298d4f5dab825bd69595edc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9778b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_allocationround",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllocationRoundEvent",
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
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("municipality", models.BigIntegerField(blank=True, null=True, verbose_name="municipality")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Organisations put in"),
                            ("proposed", "The meeting is on"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("called_at", models.DateTimeField(verbose_name="called at")),
                ("called_by", models.BigIntegerField(verbose_name="called by")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
                ("helped", models.PositiveIntegerField(blank=True, null=True, verbose_name="with a volunteer")),
                ("left_over", models.PositiveIntegerField(blank=True, null=True, verbose_name="left over")),
                ("minutes", models.CharField(blank=True, max_length=1000, verbose_name="what was agreed")),
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
                        to="volunteering.allocationround",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CapacityCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
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
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("active", models.PositiveIntegerField(blank=True, null=True, verbose_name="active")),
                ("free_places", models.PositiveIntegerField(blank=True, null=True, verbose_name="free places")),
                ("training", models.PositiveIntegerField(blank=True, null=True, verbose_name="in training")),
                ("paused", models.PositiveIntegerField(blank=True, null=True, verbose_name="on pause")),
                ("leaving", models.PositiveIntegerField(blank=True, null=True, verbose_name="leaving")),
                (
                    "in_three_months",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="active in three months"),
                ),
                (
                    "in_six_months",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="active in six months"),
                ),
                (
                    "without_day",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="of whom no day is known"),
                ),
                ("counted_on", models.DateField(verbose_name="counted on")),
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
                "verbose_name": "published number of volunteers",
                "verbose_name_plural": "published numbers of volunteers",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "role", "postcode_area"), name="capacity_counted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("active__isnull", True), ("active", 0), ("active__gte", 5), _connector="OR"),
                            models.Q(
                                ("free_places__isnull", True),
                                ("free_places", 0),
                                ("free_places__gte", 5),
                                _connector="OR",
                            ),
                            models.Q(
                                ("training__isnull", True), ("training", 0), ("training__gte", 5), _connector="OR"
                            ),
                            models.Q(("paused__isnull", True), ("paused", 0), ("paused__gte", 5), _connector="OR"),
                            models.Q(("leaving__isnull", True), ("leaving", 0), ("leaving__gte", 5), _connector="OR"),
                            models.Q(
                                ("in_three_months__isnull", True),
                                ("in_three_months", 0),
                                ("in_three_months__gte", 5),
                                _connector="OR",
                            ),
                            models.Q(
                                ("in_six_months__isnull", True),
                                ("in_six_months", 0),
                                ("in_six_months__gte", 5),
                                _connector="OR",
                            ),
                            models.Q(
                                ("without_day__isnull", True),
                                ("without_day", 0),
                                ("without_day__gte", 5),
                                _connector="OR",
                            ),
                        ),
                        name="published_capacity_is_never_small",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GivenBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("phone_key", models.UUIDField(verbose_name="key of the phone")),
                (
                    "boundary",
                    models.CharField(
                        choices=[
                            ("digid", "DigiD, bank card or PIN"),
                            ("money", "Money"),
                            ("signature", "A signature or a decision"),
                            ("arrangement", "A payment arrangement"),
                            ("unsafe", "It does not feel safe"),
                            ("too_heavy", "It is too heavy"),
                            ("expertise", "This asks for an expert"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="why",
                    ),
                ),
                ("is_urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("given_at", models.DateTimeField(verbose_name="given back at")),
                ("given_by", models.BigIntegerField(verbose_name="given back by")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over at")),
                ("taken_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken over by")),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="what was done")),
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
                "verbose_name": "task given back",
                "verbose_name_plural": "tasks given back",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "phone_key"), name="given_back_once_by_key_of_the_phone"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at", None), ("taken_by", None)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="given_back_taken_at_and_by_together",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_givenbackevent" ("answer", "boundary", "given_at", "given_by", "id", "is_urgent", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "taken_at", "taken_by", "visible_to") SELECT new_values."answer", new_values."boundary", new_values."given_at", new_values."given_by", new_values."id", new_values."is_urgent", new_values."note", new_values."organisation_id", new_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."phone_key", new_values."taken_at", new_values."taken_by", new_values."visible_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6c0d390972cf8120eef56820778733e51e1e5160",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c8445",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_givenback",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_givenbackevent" ("answer", "boundary", "given_at", "given_by", "id", "is_urgent", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "taken_at", "taken_by", "visible_to") SELECT new_values."answer", new_values."boundary", new_values."given_at", new_values."given_by", new_values."id", new_values."is_urgent", new_values."note", new_values."organisation_id", new_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."phone_key", new_values."taken_at", new_values."taken_by", new_values."visible_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="34bbbb1688dd199986b1b23f4f47b369a4e524b4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cb1e4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_givenback",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_givenbackevent" ("answer", "boundary", "given_at", "given_by", "id", "is_urgent", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "taken_at", "taken_by", "visible_to") SELECT old_values."answer", old_values."boundary", old_values."given_at", old_values."given_by", old_values."id", old_values."is_urgent", old_values."note", old_values."organisation_id", old_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."phone_key", old_values."taken_at", old_values."taken_by", old_values."visible_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8c51d244514fd9cda1de74616d644219e85052fd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4a02a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_givenback",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpedResident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("municipality", models.BigIntegerField(blank=True, null=True, verbose_name="municipality")),
                ("request_key", models.UUIDField(blank=True, null=True, verbose_name="help request")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
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
                    "wanted_knowledge",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="to know about",
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
                ("avoid", models.CharField(blank=True, max_length=120, verbose_name="someone to avoid")),
                (
                    "avoided_volunteers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="not by these volunteers",
                    ),
                ),
                (
                    "meant_for",
                    models.BigIntegerField(blank=True, null=True, verbose_name="chosen in the matchingsoverleg"),
                ),
                (
                    "meant_for_number",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="chosen from the list without names"
                    ),
                ),
                ("is_unsafe", models.BooleanField(default=False, verbose_name="not safe for a volunteer")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("this_week", "This week"), ("this_month", "This month"), ("ordinary", "In its turn")],
                        default="ordinary",
                        max_length=12,
                        verbose_name="how soon",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("seeking", "Waits for a volunteer"),
                            ("helped", "Is helped"),
                            ("ended", "Ended"),
                        ],
                        default="intake",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked at the municipality")),
                ("came_at", models.DateTimeField(verbose_name="came at")),
                ("entered_by", models.BigIntegerField(verbose_name="entered by")),
                ("continuity", models.CharField(blank=True, max_length=300, verbose_name="to go on with")),
                ("intake_on", models.DateField(blank=True, null=True, verbose_name="day of the intake")),
                ("called_on", models.DateField(blank=True, null=True, verbose_name="last rung on")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("stop_heard_at", models.DateTimeField(blank=True, null=True, verbose_name="heard that it stops")),
                ("stop_reason", models.CharField(blank=True, max_length=200, verbose_name="why it stops")),
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
                "verbose_name": "helped resident",
                "verbose_name_plural": "helped residents",
                "indexes": [
                    models.Index(fields=["organisation", "status", "came_at"], name="helped_resident_by_status")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="helped_resident_once_by_number"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("request_key__isnull", False), models.Q(("status", "ended"), _negated=True)
                        ),
                        fields=("organisation", "request_key"),
                        name="help_request_is_one_helped_resident",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("municipality", None), ("request_key", None)),
                            models.Q(("municipality__isnull", False), ("request_key__isnull", False)),
                            _connector="OR",
                        ),
                        name="request_comes_from_a_municipality",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="helped_resident_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stop_heard_at", None), ("stop_reason", "")),
                            models.Q(("stop_heard_at__isnull", False), models.Q(("stop_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="heard_that_help_stops_with_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpedresidentevent" ("address", "agreed_on", "asked_at", "avoid", "avoided_volunteers", "called_on", "came_at", "continuity", "email", "ended_at", "entered_by", "free_times", "helper_wish", "id", "intake_on", "is_unsafe", "key", "languages", "meant_for", "meant_for_number", "meetings", "municipality", "name", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "request_key", "roles", "status", "stop_heard_at", "stop_reason", "tasks", "telephone", "urgency", "visible_to", "wanted_knowledge") SELECT new_values."address", new_values."agreed_on", new_values."asked_at", new_values."avoid", new_values."avoided_volunteers", new_values."called_on", new_values."came_at", new_values."continuity", new_values."email", new_values."ended_at", new_values."entered_by", new_values."free_times", new_values."helper_wish", new_values."id", new_values."intake_on", new_values."is_unsafe", new_values."key", new_values."languages", new_values."meant_for", new_values."meant_for_number", new_values."meetings", new_values."municipality", new_values."name", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."phase", new_values."postcode_area", new_values."question", new_values."request_key", new_values."roles", new_values."status", new_values."stop_heard_at", new_values."stop_reason", new_values."tasks", new_values."telephone", new_values."urgency", new_values."visible_to", new_values."wanted_knowledge" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="795d636fe433cc3b270f7b961483638aa9d8164f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3a37",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_helpedresident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpedresidentevent" ("address", "agreed_on", "asked_at", "avoid", "avoided_volunteers", "called_on", "came_at", "continuity", "email", "ended_at", "entered_by", "free_times", "helper_wish", "id", "intake_on", "is_unsafe", "key", "languages", "meant_for", "meant_for_number", "meetings", "municipality", "name", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "request_key", "roles", "status", "stop_heard_at", "stop_reason", "tasks", "telephone", "urgency", "visible_to", "wanted_knowledge") SELECT new_values."address", new_values."agreed_on", new_values."asked_at", new_values."avoid", new_values."avoided_volunteers", new_values."called_on", new_values."came_at", new_values."continuity", new_values."email", new_values."ended_at", new_values."entered_by", new_values."free_times", new_values."helper_wish", new_values."id", new_values."intake_on", new_values."is_unsafe", new_values."key", new_values."languages", new_values."meant_for", new_values."meant_for_number", new_values."meetings", new_values."municipality", new_values."name", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."phase", new_values."postcode_area", new_values."question", new_values."request_key", new_values."roles", new_values."status", new_values."stop_heard_at", new_values."stop_reason", new_values."tasks", new_values."telephone", new_values."urgency", new_values."visible_to", new_values."wanted_knowledge" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="196bc4c5b5a2c5c90a868e5544e60e43701de8f8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2bed5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_helpedresident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpedresidentevent" ("address", "agreed_on", "asked_at", "avoid", "avoided_volunteers", "called_on", "came_at", "continuity", "email", "ended_at", "entered_by", "free_times", "helper_wish", "id", "intake_on", "is_unsafe", "key", "languages", "meant_for", "meant_for_number", "meetings", "municipality", "name", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode_area", "question", "request_key", "roles", "status", "stop_heard_at", "stop_reason", "tasks", "telephone", "urgency", "visible_to", "wanted_knowledge") SELECT old_values."address", old_values."agreed_on", old_values."asked_at", old_values."avoid", old_values."avoided_volunteers", old_values."called_on", old_values."came_at", old_values."continuity", old_values."email", old_values."ended_at", old_values."entered_by", old_values."free_times", old_values."helper_wish", old_values."id", old_values."intake_on", old_values."is_unsafe", old_values."key", old_values."languages", old_values."meant_for", old_values."meant_for_number", old_values."meetings", old_values."municipality", old_values."name", old_values."number", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."phase", old_values."postcode_area", old_values."question", old_values."request_key", old_values."roles", old_values."status", old_values."stop_heard_at", old_values."stop_reason", old_values."tasks", old_values."telephone", old_values."urgency", old_values."visible_to", old_values."wanted_knowledge" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c557f3321bff29d3005da833f9579e22834dc0d4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c12d8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_helpedresident",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpedResidentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("municipality", models.BigIntegerField(blank=True, null=True, verbose_name="municipality")),
                ("request_key", models.UUIDField(blank=True, null=True, verbose_name="help request")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
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
                    "wanted_knowledge",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="to know about",
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
                ("avoid", models.CharField(blank=True, max_length=120, verbose_name="someone to avoid")),
                (
                    "avoided_volunteers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="not by these volunteers",
                    ),
                ),
                (
                    "meant_for",
                    models.BigIntegerField(blank=True, null=True, verbose_name="chosen in the matchingsoverleg"),
                ),
                (
                    "meant_for_number",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="chosen from the list without names"
                    ),
                ),
                ("is_unsafe", models.BooleanField(default=False, verbose_name="not safe for a volunteer")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("this_week", "This week"), ("this_month", "This month"), ("ordinary", "In its turn")],
                        default="ordinary",
                        max_length=12,
                        verbose_name="how soon",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("seeking", "Waits for a volunteer"),
                            ("helped", "Is helped"),
                            ("ended", "Ended"),
                        ],
                        default="intake",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked at the municipality")),
                ("came_at", models.DateTimeField(verbose_name="came at")),
                ("entered_by", models.BigIntegerField(verbose_name="entered by")),
                ("continuity", models.CharField(blank=True, max_length=300, verbose_name="to go on with")),
                ("intake_on", models.DateField(blank=True, null=True, verbose_name="day of the intake")),
                ("called_on", models.DateField(blank=True, null=True, verbose_name="last rung on")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("stop_heard_at", models.DateTimeField(blank=True, null=True, verbose_name="heard that it stops")),
                ("stop_reason", models.CharField(blank=True, max_length=200, verbose_name="why it stops")),
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
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HelpReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("request_key", models.UUIDField(verbose_name="help request")),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("given_back", "Cannot be helped here after all"),
                            ("started", "Help has begun"),
                            ("ended", "Help has ended"),
                            ("urgent", "Urgent: someone has to ring today"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                ("helper", models.CharField(blank=True, max_length=60, verbose_name="first name of the helper")),
                ("helper_telephone", models.CharField(blank=True, max_length=20, verbose_name="number")),
                ("result", models.CharField(blank=True, max_length=12, verbose_name="result")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("reported_by", models.BigIntegerField(verbose_name="reported by")),
                ("heard_at", models.DateTimeField(blank=True, null=True, verbose_name="heard at")),
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
                "verbose_name": "report on a help request",
                "verbose_name_plural": "reports on help requests",
                "indexes": [models.Index(fields=["request_key", "reported_at"], name="help_report_by_request")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpreportevent" ("event", "heard_at", "helper", "helper_telephone", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "request_key", "result", "shared_with") SELECT new_values."event", new_values."heard_at", new_values."helper", new_values."helper_telephone", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."reported_at", new_values."reported_by", new_values."request_key", new_values."result", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fb3da4db35b36a3040b680ad06227ee0ddcae648",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e4e5a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_helpreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpreportevent" ("event", "heard_at", "helper", "helper_telephone", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "request_key", "result", "shared_with") SELECT new_values."event", new_values."heard_at", new_values."helper", new_values."helper_telephone", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."reported_at", new_values."reported_by", new_values."request_key", new_values."result", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="391d714f94cd8db7d1a92a981a9db200d4778fb4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1ff4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_helpreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_helpreportevent" ("event", "heard_at", "helper", "helper_telephone", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "request_key", "result", "shared_with") SELECT old_values."event", old_values."heard_at", old_values."helper", old_values."helper_telephone", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."reported_at", old_values."reported_by", old_values."request_key", old_values."result", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d10729a49b6324e787762ff5d5400fe35119578",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c397b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_helpreport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpReportEvent",
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
                ("request_key", models.UUIDField(verbose_name="help request")),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("given_back", "Cannot be helped here after all"),
                            ("started", "Help has begun"),
                            ("ended", "Help has ended"),
                            ("urgent", "Urgent: someone has to ring today"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                ("helper", models.CharField(blank=True, max_length=60, verbose_name="first name of the helper")),
                ("helper_telephone", models.CharField(blank=True, max_length=20, verbose_name="number")),
                ("result", models.CharField(blank=True, max_length=12, verbose_name="result")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("reported_by", models.BigIntegerField(verbose_name="reported by")),
                ("heard_at", models.DateTimeField(blank=True, null=True, verbose_name="heard at")),
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
                        to="volunteering.helpreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="instrument")),
                (
                    "dimensions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), size=None, verbose_name="what is asked"
                    ),
                ),
                ("highest", models.PositiveSmallIntegerField(default=5, verbose_name="highest mark")),
                ("is_used", models.BooleanField(default=True, verbose_name="in use")),
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
                "verbose_name": "measuring instrument",
                "verbose_name_plural": "measuring instruments",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="instrument_once_by_name"),
                    models.CheckConstraint(
                        condition=models.Q(("dimensions__len__gt", 0)), name="instrument_asks_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LightVolunteer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
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
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
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
                ("free_places", models.PositiveSmallIntegerField(verbose_name="free places")),
                ("papers_until", models.DateField(blank=True, null=True, verbose_name="papers in order until")),
                ("brought_at", models.DateTimeField(verbose_name="brought at")),
                ("brought_by", models.BigIntegerField(verbose_name="brought by")),
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
                "verbose_name": "volunteer on a list without names",
                "verbose_name_plural": "volunteers on a list without names",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="light_volunteer_once_by_number"),
                    models.CheckConstraint(
                        condition=models.Q(("free_places__lte", 20)), name="light_volunteer_has_at_most_20_places"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchingWeights",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tasks",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="experience with these tasks",
                    ),
                ),
                (
                    "skills",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="skills",
                    ),
                ),
                (
                    "distance",
                    models.PositiveSmallIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="nearness",
                    ),
                ),
                (
                    "free_times",
                    models.PositiveSmallIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="the same times",
                    ),
                ),
                (
                    "meetings",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="the same way of meeting",
                    ),
                ),
                (
                    "continuity",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="an earlier volunteer",
                    ),
                ),
                (
                    "wishes",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="wishes",
                    ),
                ),
                (
                    "even_load",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="even load",
                    ),
                ),
                (
                    "waiting",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="waiting time",
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
                "verbose_name": "weights of a proposal",
                "verbose_name_plural": "weights of a proposal",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="weights_once_per_organisation"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("continuity__lte", 10),
                            ("distance__lte", 10),
                            ("even_load__lte", 10),
                            ("free_times__lte", 10),
                            ("meetings__lte", 10),
                            ("skills__lte", 10),
                            ("tasks__lte", 10),
                            ("waiting__lte", 10),
                            ("wishes__lte", 10),
                        ),
                        name="weights_are_zero_to_ten",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("first", "At the start"), ("between", "On the way"), ("last", "At the end")],
                        max_length=8,
                        verbose_name="moment",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None, verbose_name="marks"
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="taken at")),
                ("taken_by", models.BigIntegerField(verbose_name="taken by")),
                (
                    "instrument",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="volunteering.instrument",
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
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "measurement",
                "verbose_name_plural": "measurements",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("moment", "between"), _negated=True),
                        fields=("organisation", "resident", "instrument", "moment"),
                        name="first_and_last_measurement_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="message")),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                ("sent_by", models.BigIntegerField(verbose_name="sent by")),
                (
                    "read_by",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None, verbose_name="read by"
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
                "verbose_name": "message to volunteers",
                "verbose_name_plural": "messages to volunteers",
                "indexes": [models.Index(fields=["organisation", "-sent_at"], name="message_by_moment")],
            },
        ),
        migrations.CreateModel(
            name="Pairing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed to the volunteer"),
                            ("agreed", "The volunteer wants to"),
                            ("introduction", "Kennismaking"),
                            ("confirmed", "Both said yes"),
                            ("active", "Active"),
                            ("paused", "Pauses"),
                            ("ended", "Ended"),
                            ("refused", "Did not come about"),
                        ],
                        default="proposed",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("proposed_by", models.BigIntegerField(verbose_name="proposed by")),
                ("chosen_because", models.CharField(blank=True, max_length=200, verbose_name="why this volunteer")),
                ("call_before", models.DateField(verbose_name="first call before")),
                (
                    "conflict_asked_on",
                    models.DateField(blank=True, null=True, verbose_name="asked whether they know each other, on"),
                ),
                (
                    "volunteer_said_yes_on",
                    models.DateField(blank=True, null=True, verbose_name="the volunteer said yes on"),
                ),
                ("introduced_on", models.DateField(blank=True, null=True, verbose_name="kennismaking on")),
                (
                    "resident_said_yes_on",
                    models.DateField(blank=True, null=True, verbose_name="the resident said yes on"),
                ),
                (
                    "first_visit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_pairs", "With a second volunteer"),
                            ("with_coordinator", "With the coordinator"),
                            ("elsewhere", "Not at home, but at a public place"),
                        ],
                        max_length=16,
                        verbose_name="the first visit",
                    ),
                ),
                (
                    "agreement_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="hulpovereenkomst signed on"),
                ),
                ("minutes_a_week", models.PositiveSmallIntegerField(default=90, verbose_name="minutes a week, agreed")),
                (
                    "quiet_weeks",
                    models.PositiveSmallIntegerField(default=4, verbose_name="weeks without a visit before we ring"),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("paused_until", models.DateField(blank=True, null=True, verbose_name="pauses until")),
                ("still_since", models.DateField(blank=True, null=True, verbose_name="stands still since")),
                ("incident_on", models.DateField(blank=True, null=True, verbose_name="something happened on")),
                ("incident", models.CharField(blank=True, max_length=300, verbose_name="what happened")),
                ("incident_settled", models.CharField(blank=True, max_length=300, verbose_name="how it was settled")),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="asked how it goes, on")),
                (
                    "refused_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resident", "The resident"),
                            ("volunteer", "The volunteer"),
                            ("coordinator", "The coordinator"),
                        ],
                        max_length=12,
                        verbose_name="who refused",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conflict", "They know each other"),
                            ("no_click", "They do not click"),
                            ("times", "The times do not fit"),
                            ("distance", "Too far"),
                            ("language", "The language does not fit"),
                            ("too_heavy", "The question is too heavy for this volunteer"),
                            ("no_room", "No room at the moment"),
                            ("no_longer", "Help is no longer wanted"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="why not",
                    ),
                ),
                ("refusal_note", models.CharField(blank=True, max_length=200, verbose_name="why not, in words")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Ready"),
                            ("resident_stops", "The resident stops"),
                            ("volunteer_stops", "The volunteer stops"),
                            ("too_heavy", "It became too heavy"),
                            ("no_contact", "Contact was lost"),
                            ("moved", "Moved"),
                            ("incident", "Something happened"),
                            ("paper_ended", "The agreement has ended"),
                        ],
                        max_length=16,
                        verbose_name="why it ended",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("achieved", "The question was answered"),
                            ("partly", "Partly answered"),
                            ("passed_on", "Passed on to someone else"),
                            ("stopped", "Stopped early"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("farewell", models.CharField(blank=True, max_length=300, verbose_name="how it was closed")),
                ("settled_at", models.DateTimeField(verbose_name="last step at")),
                ("settled_by", models.BigIntegerField(verbose_name="last step by")),
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
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings",
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "pairing",
                "verbose_name_plural": "pairings",
                "indexes": [models.Index(fields=["organisation", "status", "proposed_at"], name="pairing_by_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("active", "paused")), _negated=True),
                            models.Q(
                                ("agreement_signed_on__isnull", False),
                                ("resident_said_yes_on__isnull", False),
                                ("started_on__isnull", False),
                                ("volunteer_said_yes_on__isnull", False),
                                models.Q(("first_visit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="active_pairing_was_agreed_by_all",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("incident", ""), ("incident_on", None)),
                            models.Q(("incident_on__isnull", False), models.Q(("incident", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="incident_says_when_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "refused"),
                                models.Q(("refused_by", ""), _negated=True),
                                models.Q(("refusal", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "refused"), _negated=True),
                                ("refusal", ""),
                                ("refusal_note", ""),
                                ("refused_by", ""),
                            ),
                            _connector="OR",
                        ),
                        name="refused_pairing_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                ("status", "ended"),
                                models.Q(("end_reason", ""), _negated=True),
                                models.Q(("result", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "ended"), _negated=True),
                                ("end_reason", ""),
                                ("ended_on", None),
                                ("result", ""),
                            ),
                            _connector="OR",
                        ),
                        name="ended_pairing_says_when_and_why",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_pairingevent" ("agreement_signed_on", "call_before", "chosen_because", "conflict_asked_on", "end_reason", "ended_on", "farewell", "first_visit", "heard_on", "id", "incident", "incident_on", "incident_settled", "introduced_on", "minutes_a_week", "organisation_id", "paused_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by", "quiet_weeks", "refusal", "refusal_note", "refused_by", "resident_id", "resident_said_yes_on", "result", "roles", "settled_at", "settled_by", "started_on", "status", "still_since", "tasks", "visible_to", "volunteer_id", "volunteer_said_yes_on") SELECT new_values."agreement_signed_on", new_values."call_before", new_values."chosen_because", new_values."conflict_asked_on", new_values."end_reason", new_values."ended_on", new_values."farewell", new_values."first_visit", new_values."heard_on", new_values."id", new_values."incident", new_values."incident_on", new_values."incident_settled", new_values."introduced_on", new_values."minutes_a_week", new_values."organisation_id", new_values."paused_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."proposed_at", new_values."proposed_by", new_values."quiet_weeks", new_values."refusal", new_values."refusal_note", new_values."refused_by", new_values."resident_id", new_values."resident_said_yes_on", new_values."result", new_values."roles", new_values."settled_at", new_values."settled_by", new_values."started_on", new_values."status", new_values."still_since", new_values."tasks", new_values."visible_to", new_values."volunteer_id", new_values."volunteer_said_yes_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a0b423bdc6b0cff6ded54e0ca2ac4e0746a823dc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b73ec",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_pairing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_pairingevent" ("agreement_signed_on", "call_before", "chosen_because", "conflict_asked_on", "end_reason", "ended_on", "farewell", "first_visit", "heard_on", "id", "incident", "incident_on", "incident_settled", "introduced_on", "minutes_a_week", "organisation_id", "paused_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by", "quiet_weeks", "refusal", "refusal_note", "refused_by", "resident_id", "resident_said_yes_on", "result", "roles", "settled_at", "settled_by", "started_on", "status", "still_since", "tasks", "visible_to", "volunteer_id", "volunteer_said_yes_on") SELECT new_values."agreement_signed_on", new_values."call_before", new_values."chosen_because", new_values."conflict_asked_on", new_values."end_reason", new_values."ended_on", new_values."farewell", new_values."first_visit", new_values."heard_on", new_values."id", new_values."incident", new_values."incident_on", new_values."incident_settled", new_values."introduced_on", new_values."minutes_a_week", new_values."organisation_id", new_values."paused_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."proposed_at", new_values."proposed_by", new_values."quiet_weeks", new_values."refusal", new_values."refusal_note", new_values."refused_by", new_values."resident_id", new_values."resident_said_yes_on", new_values."result", new_values."roles", new_values."settled_at", new_values."settled_by", new_values."started_on", new_values."status", new_values."still_since", new_values."tasks", new_values."visible_to", new_values."volunteer_id", new_values."volunteer_said_yes_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bd9896984f7a0d01e1c9056f9fab563527f07bf6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8bbe1",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_pairing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_pairingevent" ("agreement_signed_on", "call_before", "chosen_because", "conflict_asked_on", "end_reason", "ended_on", "farewell", "first_visit", "heard_on", "id", "incident", "incident_on", "incident_settled", "introduced_on", "minutes_a_week", "organisation_id", "paused_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by", "quiet_weeks", "refusal", "refusal_note", "refused_by", "resident_id", "resident_said_yes_on", "result", "roles", "settled_at", "settled_by", "started_on", "status", "still_since", "tasks", "visible_to", "volunteer_id", "volunteer_said_yes_on") SELECT old_values."agreement_signed_on", old_values."call_before", old_values."chosen_because", old_values."conflict_asked_on", old_values."end_reason", old_values."ended_on", old_values."farewell", old_values."first_visit", old_values."heard_on", old_values."id", old_values."incident", old_values."incident_on", old_values."incident_settled", old_values."introduced_on", old_values."minutes_a_week", old_values."organisation_id", old_values."paused_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."proposed_at", old_values."proposed_by", old_values."quiet_weeks", old_values."refusal", old_values."refusal_note", old_values."refused_by", old_values."resident_id", old_values."resident_said_yes_on", old_values."result", old_values."roles", old_values."settled_at", old_values."settled_by", old_values."started_on", old_values."status", old_values."still_since", old_values."tasks", old_values."visible_to", old_values."volunteer_id", old_values."volunteer_said_yes_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="56001a9b81ef35e87265ca50e8440066245503a0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c1b52",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_pairing",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GivenBackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("phone_key", models.UUIDField(verbose_name="key of the phone")),
                (
                    "boundary",
                    models.CharField(
                        choices=[
                            ("digid", "DigiD, bank card or PIN"),
                            ("money", "Money"),
                            ("signature", "A signature or a decision"),
                            ("arrangement", "A payment arrangement"),
                            ("unsafe", "It does not feel safe"),
                            ("too_heavy", "It is too heavy"),
                            ("expertise", "This asks for an expert"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="why",
                    ),
                ),
                ("is_urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("given_at", models.DateTimeField(verbose_name="given back at")),
                ("given_by", models.BigIntegerField(verbose_name="given back by")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over at")),
                ("taken_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken over by")),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="what was done")),
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
                        to="volunteering.givenback",
                    ),
                ),
                (
                    "pairing",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="volunteering.pairing",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="givenback",
            name="pairing",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="given_back",
                to="volunteering.pairing",
            ),
        ),
        migrations.CreateModel(
            name="ResidentHandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("resident_key", models.UUIDField(verbose_name="helped resident")),
                ("party", models.BigIntegerField(verbose_name="who takes over")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="what travels")),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                ("agreed_words", models.CharField(max_length=300, verbose_name="agreed, in the resident's words")),
                ("handed_at", models.DateTimeField(verbose_name="handed over at")),
                ("handed_by", models.BigIntegerField(verbose_name="handed over by")),
                ("received_at", models.DateTimeField(blank=True, null=True, verbose_name="taken over at")),
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
                "verbose_name": "hand-over of a resident",
                "verbose_name_plural": "hand-overs of residents",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "resident_key"), name="resident_handed_over_once"),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_words", ""), _negated=True), name="resident_agreed_in_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentMachtiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("creditor", models.CharField(max_length=120, verbose_name="with whom")),
                ("act", models.CharField(max_length=200, verbose_name="for what")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
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
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="machtigingen",
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "machtiging of a resident",
                "verbose_name_plural": "machtigingen of residents",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="resident_machtiging_ends"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("creditor", ""), _negated=True), models.Q(("act", ""), _negated=True)
                        ),
                        name="resident_machtiging_names_creditor_and_act",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_residentmachtigingevent" ("act", "creditor", "ends_on", "id", "made_at", "made_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "signed_on", "starts_on", "visible_to", "withdrawn_on") SELECT new_values."act", new_values."creditor", new_values."ends_on", new_values."id", new_values."made_at", new_values."made_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id", new_values."signed_on", new_values."starts_on", new_values."visible_to", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="61365f58dcd4092dfc7bc3f78a04920c5d76c368",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ecc6e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_residentmachtiging",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_residentmachtigingevent" ("act", "creditor", "ends_on", "id", "made_at", "made_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "signed_on", "starts_on", "visible_to", "withdrawn_on") SELECT new_values."act", new_values."creditor", new_values."ends_on", new_values."id", new_values."made_at", new_values."made_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id", new_values."signed_on", new_values."starts_on", new_values."visible_to", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9af572d3d05c32df396273f167811de835564acd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8211c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_residentmachtiging",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_residentmachtigingevent" ("act", "creditor", "ends_on", "id", "made_at", "made_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "signed_on", "starts_on", "visible_to", "withdrawn_on") SELECT old_values."act", old_values."creditor", old_values."ends_on", old_values."id", old_values."made_at", old_values."made_by", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id", old_values."signed_on", old_values."starts_on", old_values."visible_to", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ad382966d1f92ed8ce50cc7d3c7ae8ba777d4b21",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e5296",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_residentmachtiging",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentMachtigingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("creditor", models.CharField(max_length=120, verbose_name="with whom")),
                ("act", models.CharField(max_length=200, verbose_name="for what")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
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
                        to="volunteering.residentmachtiging",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pin", "Pinned"),
                            ("forbid", "Ruled out"),
                            ("release", "Left open again"),
                            ("accept", "Accepted"),
                            ("weight", "Weight changed"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("request_key", models.UUIDField(blank=True, null=True, verbose_name="help request")),
                ("profile_key", models.UUIDField(blank=True, null=True, verbose_name="profile")),
                ("ground", models.CharField(blank=True, max_length=12, verbose_name="point that counts")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="weight",
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(verbose_name="decided by")),
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
                "verbose_name": "decision in a matchingsoverleg",
                "verbose_name_plural": "decisions in a matchingsoverleg",
                "indexes": [models.Index(fields=["round_key", "id"], name="round_decision_by_round")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "weight"),
                                ("profile_key", None),
                                ("request_key", None),
                                ("weight__lte", 10),
                                models.Q(("ground", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("kind", "weight"), _negated=True),
                                ("ground", ""),
                                ("profile_key__isnull", False),
                                ("request_key__isnull", False),
                                ("weight", None),
                            ),
                            _connector="OR",
                        ),
                        name="round_decision_is_on_a_pair_or_a_weight",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                ("request_key", models.UUIDField(verbose_name="help request")),
                ("profile_key", models.UUIDField(verbose_name="profile")),
                ("party", models.BigIntegerField(verbose_name="organisation of the volunteer")),
                ("score", models.PositiveSmallIntegerField(verbose_name="score")),
                (
                    "grounds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        default=list,
                        size=None,
                        verbose_name="what spoke for it",
                    ),
                ),
                ("is_accepted", models.BooleanField(verbose_name="accepted")),
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
                "verbose_name": "pair of a matchingsoverleg",
                "verbose_name_plural": "pairs of a matchingsoverleg",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "round_key", "request_key"), name="one_pair_per_request"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundParticipation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                ("name", models.CharField(max_length=120, verbose_name="who takes part")),
                ("most_places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places at most")),
                (
                    "allowed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        default=list,
                        size=None,
                        verbose_name="what its papers allow",
                    ),
                ),
                ("joined_at", models.DateTimeField(verbose_name="takes part since")),
                ("joined_by", models.BigIntegerField(verbose_name="joined by")),
                ("refreshed_at", models.DateTimeField(verbose_name="last put in at")),
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
                "verbose_name": "participation in a matchingsoverleg",
                "verbose_name_plural": "participations in a matchingsoverleg",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "round_key"), name="organisation_takes_part_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="public key")),
                ("free_places", models.PositiveSmallIntegerField(verbose_name="free places")),
                ("carries", models.PositiveSmallIntegerField(verbose_name="residents now")),
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
                        verbose_name="tasks done before",
                    ),
                ),
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
                    "knows_about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="knows about",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Woman"), ("man", "Man")],
                        max_length=6,
                        verbose_name="woman or man",
                    ),
                ),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude of the area")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude of the area")),
                (
                    "kilometres",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how far, in kilometres"),
                ),
                ("has_papers", models.BooleanField(verbose_name="papers in order")),
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
                "verbose_name": "profile in a matchingsoverleg",
                "verbose_name_plural": "profiles in a matchingsoverleg",
                "indexes": [models.Index(fields=["round_key", "key"], name="round_profile_by_round")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "round_key", "key"), name="round_profile_once_by_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                ("request_key", models.UUIDField(verbose_name="help request")),
                ("municipality", models.BigIntegerField(blank=True, null=True, verbose_name="municipality")),
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
                    "wanted_knowledge",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="to know about",
                    ),
                ),
                ("earlier_profile", models.UUIDField(blank=True, null=True, verbose_name="earlier volunteer")),
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
                    "avoided",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="not by these",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("this_week", "This week"), ("this_month", "This month"), ("ordinary", "In its turn")],
                        max_length=12,
                        verbose_name="how soon",
                    ),
                ),
                ("waiting_since", models.DateField(verbose_name="waits since")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude of the area")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude of the area")),
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
                "verbose_name": "request in a matchingsoverleg",
                "verbose_name_plural": "requests in a matchingsoverleg",
                "indexes": [models.Index(fields=["round_key", "request_key"], name="round_request_by_round")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "round_key", "request_key"), name="request_once_a_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("task", models.CharField(max_length=120, verbose_name="task")),
                (
                    "doer",
                    models.CharField(
                        choices=[
                            ("resident", "The resident"),
                            ("volunteer", "The volunteer"),
                            ("professional", "The professional"),
                        ],
                        max_length=12,
                        verbose_name="who does it",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("passes_on", models.CharField(blank=True, max_length=200, verbose_name="when it passes on")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("written_by", models.BigIntegerField(verbose_name="written by")),
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
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_shares",
                        to="volunteering.helpedresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "division of a task",
                "verbose_name_plural": "divisions of tasks",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "resident", "task"), name="task_divided_once_per_resident"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="training")),
                ("about", models.CharField(blank=True, max_length=300, verbose_name="what it is about")),
                ("on", models.DateField(blank=True, null=True, verbose_name="on")),
                ("offered_at", models.DateTimeField(verbose_name="offered at")),
                ("offered_by", models.BigIntegerField(verbose_name="offered by")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="stopped at")),
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
                "verbose_name": "training on offer",
                "verbose_name_plural": "trainings on offer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="training_on_offer_has_a_name"
                    ),
                    models.UniqueConstraint(fields=("organisation", "key"), name="training_offered_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("phone_key", models.UUIDField(verbose_name="key of the phone")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Took place"), ("cancelled", "Called off")],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins at")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("at_home", "At the resident's home"),
                            ("elsewhere", "At a place in the neighbourhood"),
                            ("by_phone", "By telephone"),
                            ("online", "By video"),
                        ],
                        max_length=20,
                        verbose_name="way of meeting",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("kilometres", models.PositiveSmallIntegerField(default=0, verbose_name="kilometres")),
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
                        verbose_name="what was done",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "cancelled_by",
                    models.CharField(
                        blank=True,
                        choices=[("resident", "The resident"), ("volunteer", "The volunteer")],
                        max_length=10,
                        verbose_name="called off by",
                    ),
                ),
                ("is_safe_home", models.BooleanField(default=False, verbose_name="checked out safely")),
                ("logged_at", models.DateTimeField(blank=True, null=True, verbose_name="logged at")),
                ("logged_by", models.BigIntegerField(blank=True, null=True, verbose_name="logged by")),
                ("thanked_at", models.DateTimeField(blank=True, null=True, verbose_name="thanked at")),
                ("thanks", models.CharField(blank=True, max_length=200, verbose_name="thank-you")),
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
                    "pairing",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="volunteering.pairing",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit of a volunteer",
                "verbose_name_plural": "visits of volunteers",
                "indexes": [models.Index(fields=["organisation", "pairing", "starts_at"], name="visit_by_pairing")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "phone_key"), name="visit_once_by_key_of_the_phone"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "planned")),
                        fields=("organisation", "pairing", "starts_at"),
                        name="visit_planned_once_for_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "held"), _negated=True),
                            models.Q(
                                ("logged_at__isnull", False), ("logged_by__isnull", False), ("minutes__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="held_visit_says_how_long",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), models.Q(("cancelled_by", ""), _negated=True)),
                            models.Q(models.Q(("status", "cancelled"), _negated=True), ("cancelled_by", "")),
                            _connector="OR",
                        ),
                        name="cancelled_visit_says_by_whom",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitevent" ("cancelled_by", "id", "is_safe_home", "kilometres", "logged_at", "logged_by", "minutes", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "place", "starts_at", "status", "tasks", "thanked_at", "thanks", "visible_to") SELECT new_values."cancelled_by", new_values."id", new_values."is_safe_home", new_values."kilometres", new_values."logged_at", new_values."logged_by", new_values."minutes", new_values."note", new_values."organisation_id", new_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."phone_key", new_values."place", new_values."starts_at", new_values."status", new_values."tasks", new_values."thanked_at", new_values."thanks", new_values."visible_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="da903262b2ffecf1c3358d4602e030cf573dae99",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e724b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_visit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitevent" ("cancelled_by", "id", "is_safe_home", "kilometres", "logged_at", "logged_by", "minutes", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "place", "starts_at", "status", "tasks", "thanked_at", "thanks", "visible_to") SELECT new_values."cancelled_by", new_values."id", new_values."is_safe_home", new_values."kilometres", new_values."logged_at", new_values."logged_by", new_values."minutes", new_values."note", new_values."organisation_id", new_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."phone_key", new_values."place", new_values."starts_at", new_values."status", new_values."tasks", new_values."thanked_at", new_values."thanks", new_values."visible_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b43c328654e28f3a2fec00f230d856618c1b27fe",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_28875",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_visit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitevent" ("cancelled_by", "id", "is_safe_home", "kilometres", "logged_at", "logged_by", "minutes", "note", "organisation_id", "pairing_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_key", "place", "starts_at", "status", "tasks", "thanked_at", "thanks", "visible_to") SELECT old_values."cancelled_by", old_values."id", old_values."is_safe_home", old_values."kilometres", old_values."logged_at", old_values."logged_by", old_values."minutes", old_values."note", old_values."organisation_id", old_values."pairing_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."phone_key", old_values."place", old_values."starts_at", old_values."status", old_values."tasks", old_values."thanked_at", old_values."thanks", old_values."visible_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c27d6439b81afc5185ab358dacd82af7cf7f5bd6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a4ad2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_visit",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("phone_key", models.UUIDField(verbose_name="key of the phone")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Took place"), ("cancelled", "Called off")],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins at")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("at_home", "At the resident's home"),
                            ("elsewhere", "At a place in the neighbourhood"),
                            ("by_phone", "By telephone"),
                            ("online", "By video"),
                        ],
                        max_length=20,
                        verbose_name="way of meeting",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("kilometres", models.PositiveSmallIntegerField(default=0, verbose_name="kilometres")),
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
                        verbose_name="what was done",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "cancelled_by",
                    models.CharField(
                        blank=True,
                        choices=[("resident", "The resident"), ("volunteer", "The volunteer")],
                        max_length=10,
                        verbose_name="called off by",
                    ),
                ),
                ("is_safe_home", models.BooleanField(default=False, verbose_name="checked out safely")),
                ("logged_at", models.DateTimeField(blank=True, null=True, verbose_name="logged at")),
                ("logged_by", models.BigIntegerField(blank=True, null=True, verbose_name="logged by")),
                ("thanked_at", models.DateTimeField(blank=True, null=True, verbose_name="thanked at")),
                ("thanks", models.CharField(blank=True, max_length=200, verbose_name="thank-you")),
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
                    "pairing",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="volunteering.pairing",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="volunteering.visit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VisitOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("party", models.BigIntegerField(verbose_name="organisation")),
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
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="acts",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(max_length=300, verbose_name="address")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("due_on", models.DateField(verbose_name="until when")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sent", "Sent, not answered yet"),
                            ("accepted", "A volunteer goes"),
                            ("refused", "Refused"),
                            ("reported", "Reported back"),
                            ("recalled", "Recalled"),
                        ],
                        default="sent",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                ("sent_by", models.BigIntegerField(verbose_name="sent by")),
                ("visitor", models.CharField(blank=True, max_length=160, verbose_name="who goes")),
                (
                    "visitor_number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number of the volunteer"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("answered_by", models.BigIntegerField(blank=True, null=True, verbose_name="answered by")),
                ("refusal", models.CharField(blank=True, max_length=200, verbose_name="why not")),
                (
                    "report",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reached", "Not reached"),
                            ("reached", "Reached"),
                            ("wants_contact", "Wants contact with the municipality"),
                            ("wants_professional", "Would rather have a professional"),
                            ("declines", "Declines"),
                            ("urgent", "Urgent: someone has to ring today"),
                        ],
                        max_length=20,
                        verbose_name="what came of it",
                    ),
                ),
                ("reported_on", models.DateField(blank=True, null=True, verbose_name="day of the visit")),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="reported at")),
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
                        related_name="visit_orders",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit order",
                "verbose_name_plural": "visit orders",
                "indexes": [models.Index(fields=["party", "status", "due_on"], name="visit_order_by_party")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("sent", "accepted"))),
                        fields=("organisation", "person"),
                        name="one_open_visit_order_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reported_at__isnull", False),
                                ("reported_on__isnull", False),
                                ("status", "reported"),
                                models.Q(("report", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "reported"), _negated=True),
                                ("report", ""),
                                ("reported_at", None),
                                ("reported_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="visit_order_reported_with_a_report",
                    ),
                    models.CheckConstraint(condition=models.Q(("acts__len__gt", 0)), name="visit_order_names_an_act"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("accepted", "reported")), _negated=True),
                            models.Q(("visitor", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="accepted_visit_order_has_a_visitor",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitorderevent" ("acts", "address", "answered_at", "answered_by", "due_on", "id", "name", "organisation_id", "party", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "refusal", "report", "reported_at", "reported_on", "sent_at", "sent_by", "shared_with", "status", "telephone", "visible_to", "visitor", "visitor_number") SELECT new_values."acts", new_values."address", new_values."answered_at", new_values."answered_by", new_values."due_on", new_values."id", new_values."name", new_values."organisation_id", new_values."party", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."postcode_area", new_values."refusal", new_values."report", new_values."reported_at", new_values."reported_on", new_values."sent_at", new_values."sent_by", new_values."shared_with", new_values."status", new_values."telephone", new_values."visible_to", new_values."visitor", new_values."visitor_number" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d66f564ab002e496ed5fbe64b324137b30b7b543",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5caea",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_visitorder",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitorderevent" ("acts", "address", "answered_at", "answered_by", "due_on", "id", "name", "organisation_id", "party", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "refusal", "report", "reported_at", "reported_on", "sent_at", "sent_by", "shared_with", "status", "telephone", "visible_to", "visitor", "visitor_number") SELECT new_values."acts", new_values."address", new_values."answered_at", new_values."answered_by", new_values."due_on", new_values."id", new_values."name", new_values."organisation_id", new_values."party", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."postcode_area", new_values."refusal", new_values."report", new_values."reported_at", new_values."reported_on", new_values."sent_at", new_values."sent_by", new_values."shared_with", new_values."status", new_values."telephone", new_values."visible_to", new_values."visitor", new_values."visitor_number" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e8759cd923bd9e332204771854b82e7f174a5f27",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_34bca",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_visitorder",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_visitorderevent" ("acts", "address", "answered_at", "answered_by", "due_on", "id", "name", "organisation_id", "party", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "refusal", "report", "reported_at", "reported_on", "sent_at", "sent_by", "shared_with", "status", "telephone", "visible_to", "visitor", "visitor_number") SELECT old_values."acts", old_values."address", old_values."answered_at", old_values."answered_by", old_values."due_on", old_values."id", old_values."name", old_values."organisation_id", old_values."party", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."postcode_area", old_values."refusal", old_values."report", old_values."reported_at", old_values."reported_on", old_values."sent_at", old_values."sent_by", old_values."shared_with", old_values."status", old_values."telephone", old_values."visible_to", old_values."visitor", old_values."visitor_number" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c3a675431e62af2598dc2f9dd700c1c3de1dfce",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f8833",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_visitorder",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitOrderEvent",
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
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("party", models.BigIntegerField(verbose_name="organisation")),
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
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="acts",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(max_length=300, verbose_name="address")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("due_on", models.DateField(verbose_name="until when")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sent", "Sent, not answered yet"),
                            ("accepted", "A volunteer goes"),
                            ("refused", "Refused"),
                            ("reported", "Reported back"),
                            ("recalled", "Recalled"),
                        ],
                        default="sent",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                ("sent_by", models.BigIntegerField(verbose_name="sent by")),
                ("visitor", models.CharField(blank=True, max_length=160, verbose_name="who goes")),
                (
                    "visitor_number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number of the volunteer"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("answered_by", models.BigIntegerField(blank=True, null=True, verbose_name="answered by")),
                ("refusal", models.CharField(blank=True, max_length=200, verbose_name="why not")),
                (
                    "report",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reached", "Not reached"),
                            ("reached", "Reached"),
                            ("wants_contact", "Wants contact with the municipality"),
                            ("wants_professional", "Would rather have a professional"),
                            ("declines", "Declines"),
                            ("urgent", "Urgent: someone has to ring today"),
                        ],
                        max_length=20,
                        verbose_name="what came of it",
                    ),
                ),
                ("reported_on", models.DateField(blank=True, null=True, verbose_name="day of the visit")),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="reported at")),
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
                        to="volunteering.visitorder",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Volunteer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("user", models.BigIntegerField(blank=True, null=True, verbose_name="signs in as")),
                ("first_name", models.CharField(max_length=60, verbose_name="first name")),
                ("surname", models.CharField(max_length=80, verbose_name="surname")),
                ("surname_key", models.CharField(editable=False, max_length=160)),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("applied", "Applied"),
                            ("interview", "In conversation"),
                            ("training", "In training"),
                            ("active", "Active"),
                            ("paused", "Pauses"),
                            ("left", "Left"),
                        ],
                        default="applied",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(verbose_name="since")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("kilometres", models.PositiveSmallIntegerField(default=10, verbose_name="how far, in kilometres")),
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
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
                            max_length=20,
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways of meeting",
                    ),
                ),
                (
                    "most_residents",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="residents at the same time, at most",
                    ),
                ),
                ("skills", models.CharField(blank=True, max_length=300, verbose_name="skills and experience")),
                (
                    "knows_about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="knows about",
                    ),
                ),
                ("vog_issued_on", models.DateField(blank=True, null=True, verbose_name="VOG issued on")),
                (
                    "secrecy_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="secrecy statement signed on"),
                ),
                ("shown_telephone", models.CharField(blank=True, max_length=20, verbose_name="number for others")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Woman"), ("man", "Man")],
                        max_length=6,
                        verbose_name="woman or man",
                    ),
                ),
                ("suspended_on", models.DateField(blank=True, null=True, verbose_name="suspended on")),
                ("suspended_reason", models.CharField(blank=True, max_length=200, verbose_name="why suspended")),
                ("suspended_by", models.BigIntegerField(blank=True, null=True, verbose_name="suspended by")),
                ("suspension_lifted_on", models.DateField(blank=True, null=True, verbose_name="suspension lifted on")),
                (
                    "suspension_lifted_by",
                    models.BigIntegerField(blank=True, null=True, verbose_name="suspension lifted by"),
                ),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected to be active from")),
                ("leaves_on", models.DateField(blank=True, null=True, verbose_name="stops on, as announced")),
                ("entered_at", models.DateTimeField(verbose_name="entered at")),
                ("entered_by", models.BigIntegerField(verbose_name="entered by")),
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
                "verbose_name": "volunteer",
                "verbose_name_plural": "volunteers",
                "indexes": [models.Index(fields=["organisation", "surname_key", "id"], name="volunteer_by_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="volunteer_once_by_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("organisation", "user"),
                        name="volunteer_signs_in_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("suspended_on", None), ("suspended_reason", "")),
                            models.Q(
                                ("suspended_on__isnull", False), models.Q(("suspended_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="volunteer_suspended_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_name", ""), _negated=True), models.Q(("surname", ""), _negated=True)
                        ),
                        name="volunteer_has_a_name",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_volunteerevent" ("email", "entered_at", "entered_by", "expected_on", "first_name", "free_times", "gender", "id", "kilometres", "knows_about", "languages", "leaves_on", "meetings", "most_residents", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "roles", "secrecy_signed_on", "shown_telephone", "skills", "status", "status_since", "surname", "surname_key", "suspended_by", "suspended_on", "suspended_reason", "suspension_lifted_by", "suspension_lifted_on", "telephone", "user", "visible_to", "vog_issued_on") SELECT new_values."email", new_values."entered_at", new_values."entered_by", new_values."expected_on", new_values."first_name", new_values."free_times", new_values."gender", new_values."id", new_values."kilometres", new_values."knows_about", new_values."languages", new_values."leaves_on", new_values."meetings", new_values."most_residents", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."postcode_area", new_values."roles", new_values."secrecy_signed_on", new_values."shown_telephone", new_values."skills", new_values."status", new_values."status_since", new_values."surname", new_values."surname_key", new_values."suspended_by", new_values."suspended_on", new_values."suspended_reason", new_values."suspension_lifted_by", new_values."suspension_lifted_on", new_values."telephone", new_values."user", new_values."visible_to", new_values."vog_issued_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9171b0de2981576ed71554aa90ff958363c61abd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aca67",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="volunteering_volunteer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_volunteerevent" ("email", "entered_at", "entered_by", "expected_on", "first_name", "free_times", "gender", "id", "kilometres", "knows_about", "languages", "leaves_on", "meetings", "most_residents", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "roles", "secrecy_signed_on", "shown_telephone", "skills", "status", "status_since", "surname", "surname_key", "suspended_by", "suspended_on", "suspended_reason", "suspension_lifted_by", "suspension_lifted_on", "telephone", "user", "visible_to", "vog_issued_on") SELECT new_values."email", new_values."entered_at", new_values."entered_by", new_values."expected_on", new_values."first_name", new_values."free_times", new_values."gender", new_values."id", new_values."kilometres", new_values."knows_about", new_values."languages", new_values."leaves_on", new_values."meetings", new_values."most_residents", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."postcode_area", new_values."roles", new_values."secrecy_signed_on", new_values."shown_telephone", new_values."skills", new_values."status", new_values."status_since", new_values."surname", new_values."surname_key", new_values."suspended_by", new_values."suspended_on", new_values."suspended_reason", new_values."suspension_lifted_by", new_values."suspension_lifted_on", new_values."telephone", new_values."user", new_values."visible_to", new_values."vog_issued_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cffb3d629c4d7618306a606ae2aa450987874a0b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_84d78",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="volunteering_volunteer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "volunteering_volunteerevent" ("email", "entered_at", "entered_by", "expected_on", "first_name", "free_times", "gender", "id", "kilometres", "knows_about", "languages", "leaves_on", "meetings", "most_residents", "number", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode_area", "roles", "secrecy_signed_on", "shown_telephone", "skills", "status", "status_since", "surname", "surname_key", "suspended_by", "suspended_on", "suspended_reason", "suspension_lifted_by", "suspension_lifted_on", "telephone", "user", "visible_to", "vog_issued_on") SELECT old_values."email", old_values."entered_at", old_values."entered_by", old_values."expected_on", old_values."first_name", old_values."free_times", old_values."gender", old_values."id", old_values."kilometres", old_values."knows_about", old_values."languages", old_values."leaves_on", old_values."meetings", old_values."most_residents", old_values."number", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."postcode_area", old_values."roles", old_values."secrecy_signed_on", old_values."shown_telephone", old_values."skills", old_values."status", old_values."status_since", old_values."surname", old_values."surname_key", old_values."suspended_by", old_values."suspended_on", old_values."suspended_reason", old_values."suspension_lifted_by", old_values."suspension_lifted_on", old_values."telephone", old_values."user", old_values."visible_to", old_values."vog_issued_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6a597067e9b268de6734c76262e375321ef34bf9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_30e93",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="volunteering_volunteer",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("offer_key", models.UUIDField(verbose_name="key of the offer")),
                ("name", models.CharField(max_length=120, verbose_name="training")),
                ("wished_at", models.DateTimeField(verbose_name="wished at")),
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
                    "volunteer",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="training_wishes",
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "verbose_name": "wish for a training",
                "verbose_name_plural": "wishes for a training",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("organisation", "volunteer", "offer_key"),
                        name="training_wished_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="wish_settled_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="training")),
                ("followed_on", models.DateField(verbose_name="followed on")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
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
                    "volunteer",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainings",
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "verbose_name": "training",
                "verbose_name_plural": "trainings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("followed_on")), _connector="OR"
                        ),
                        name="training_is_valid_after_it_was_followed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundVolunteer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round_key", models.UUIDField(verbose_name="matchingsoverleg")),
                ("profile_key", models.UUIDField(verbose_name="profile")),
                (
                    "light_number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number on the list without names"),
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
                    "volunteer",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round_profiles",
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "verbose_name": "volunteer behind a profile",
                "verbose_name_plural": "volunteers behind profiles",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "round_key", "volunteer"), name="volunteer_once_a_round"
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "round_key", "light_number"), name="number_once_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("light_number__isnull", False), ("volunteer", None)),
                            models.Q(("light_number", None), ("volunteer__isnull", False)),
                            _connector="OR",
                        ),
                        name="profile_is_of_a_file_or_of_a_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed to the volunteer"),
                            ("agreed", "The volunteer wants to"),
                            ("introduction", "Kennismaking"),
                            ("confirmed", "Both said yes"),
                            ("active", "Active"),
                            ("paused", "Pauses"),
                            ("ended", "Ended"),
                            ("refused", "Did not come about"),
                        ],
                        default="proposed",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                ("proposed_by", models.BigIntegerField(verbose_name="proposed by")),
                ("chosen_because", models.CharField(blank=True, max_length=200, verbose_name="why this volunteer")),
                ("call_before", models.DateField(verbose_name="first call before")),
                (
                    "conflict_asked_on",
                    models.DateField(blank=True, null=True, verbose_name="asked whether they know each other, on"),
                ),
                (
                    "volunteer_said_yes_on",
                    models.DateField(blank=True, null=True, verbose_name="the volunteer said yes on"),
                ),
                ("introduced_on", models.DateField(blank=True, null=True, verbose_name="kennismaking on")),
                (
                    "resident_said_yes_on",
                    models.DateField(blank=True, null=True, verbose_name="the resident said yes on"),
                ),
                (
                    "first_visit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_pairs", "With a second volunteer"),
                            ("with_coordinator", "With the coordinator"),
                            ("elsewhere", "Not at home, but at a public place"),
                        ],
                        max_length=16,
                        verbose_name="the first visit",
                    ),
                ),
                (
                    "agreement_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="hulpovereenkomst signed on"),
                ),
                ("minutes_a_week", models.PositiveSmallIntegerField(default=90, verbose_name="minutes a week, agreed")),
                (
                    "quiet_weeks",
                    models.PositiveSmallIntegerField(default=4, verbose_name="weeks without a visit before we ring"),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("paused_until", models.DateField(blank=True, null=True, verbose_name="pauses until")),
                ("still_since", models.DateField(blank=True, null=True, verbose_name="stands still since")),
                ("incident_on", models.DateField(blank=True, null=True, verbose_name="something happened on")),
                ("incident", models.CharField(blank=True, max_length=300, verbose_name="what happened")),
                ("incident_settled", models.CharField(blank=True, max_length=300, verbose_name="how it was settled")),
                ("heard_on", models.DateField(blank=True, null=True, verbose_name="asked how it goes, on")),
                (
                    "refused_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resident", "The resident"),
                            ("volunteer", "The volunteer"),
                            ("coordinator", "The coordinator"),
                        ],
                        max_length=12,
                        verbose_name="who refused",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conflict", "They know each other"),
                            ("no_click", "They do not click"),
                            ("times", "The times do not fit"),
                            ("distance", "Too far"),
                            ("language", "The language does not fit"),
                            ("too_heavy", "The question is too heavy for this volunteer"),
                            ("no_room", "No room at the moment"),
                            ("no_longer", "Help is no longer wanted"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="why not",
                    ),
                ),
                ("refusal_note", models.CharField(blank=True, max_length=200, verbose_name="why not, in words")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Ready"),
                            ("resident_stops", "The resident stops"),
                            ("volunteer_stops", "The volunteer stops"),
                            ("too_heavy", "It became too heavy"),
                            ("no_contact", "Contact was lost"),
                            ("moved", "Moved"),
                            ("incident", "Something happened"),
                            ("paper_ended", "The agreement has ended"),
                        ],
                        max_length=16,
                        verbose_name="why it ended",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("achieved", "The question was answered"),
                            ("partly", "Partly answered"),
                            ("passed_on", "Passed on to someone else"),
                            ("stopped", "Stopped early"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("farewell", models.CharField(blank=True, max_length=300, verbose_name="how it was closed")),
                ("settled_at", models.DateTimeField(verbose_name="last step at")),
                ("settled_by", models.BigIntegerField(verbose_name="last step by")),
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
                        to="volunteering.pairing",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="volunteering.helpedresident",
                    ),
                ),
                (
                    "volunteer",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="pairing",
            name="volunteer",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pairings",
                to="volunteering.volunteer",
            ),
        ),
        migrations.CreateModel(
            name="VolunteerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("user", models.BigIntegerField(blank=True, null=True, verbose_name="signs in as")),
                ("first_name", models.CharField(max_length=60, verbose_name="first name")),
                ("surname", models.CharField(max_length=80, verbose_name="surname")),
                ("surname_key", models.CharField(editable=False, max_length=160)),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("applied", "Applied"),
                            ("interview", "In conversation"),
                            ("training", "In training"),
                            ("active", "Active"),
                            ("paused", "Pauses"),
                            ("left", "Left"),
                        ],
                        default="applied",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(verbose_name="since")),
                ("postcode_area", models.CharField(blank=True, max_length=4, verbose_name="postcode area")),
                ("kilometres", models.PositiveSmallIntegerField(default=10, verbose_name="how far, in kilometres")),
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
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
                            max_length=20,
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
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways of meeting",
                    ),
                ),
                (
                    "most_residents",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="residents at the same time, at most",
                    ),
                ),
                ("skills", models.CharField(blank=True, max_length=300, verbose_name="skills and experience")),
                (
                    "knows_about",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("forms", "Forms and allowances"),
                                ("taxes", "Tax returns"),
                                ("budget", "Making a budget"),
                                ("digital", "Computer and telephone"),
                                ("reading", "When reading and writing are hard"),
                                ("young", "Young adults"),
                                ("business", "Small business"),
                                ("housing", "Rent and housing"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="knows about",
                    ),
                ),
                ("vog_issued_on", models.DateField(blank=True, null=True, verbose_name="VOG issued on")),
                (
                    "secrecy_signed_on",
                    models.DateField(blank=True, null=True, verbose_name="secrecy statement signed on"),
                ),
                ("shown_telephone", models.CharField(blank=True, max_length=20, verbose_name="number for others")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "Woman"), ("man", "Man")],
                        max_length=6,
                        verbose_name="woman or man",
                    ),
                ),
                ("suspended_on", models.DateField(blank=True, null=True, verbose_name="suspended on")),
                ("suspended_reason", models.CharField(blank=True, max_length=200, verbose_name="why suspended")),
                ("suspended_by", models.BigIntegerField(blank=True, null=True, verbose_name="suspended by")),
                ("suspension_lifted_on", models.DateField(blank=True, null=True, verbose_name="suspension lifted on")),
                (
                    "suspension_lifted_by",
                    models.BigIntegerField(blank=True, null=True, verbose_name="suspension lifted by"),
                ),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="expected to be active from")),
                ("leaves_on", models.DateField(blank=True, null=True, verbose_name="stops on, as announced")),
                ("entered_at", models.DateTimeField(verbose_name="entered at")),
                ("entered_by", models.BigIntegerField(verbose_name="entered by")),
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
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VolunteerPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "label",
                    models.CharField(default="vrijwilliger", max_length=30, verbose_name="what we call a volunteer"),
                ),
                (
                    "vog_years",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="renew the VOG after so many years",
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
                "verbose_name": "policy on volunteers",
                "verbose_name_plural": "policies on volunteers",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="one_policy_per_organisation"),
                    models.CheckConstraint(
                        condition=models.Q(("vog_years__gte", 1), ("vog_years__lte", 10)),
                        name="vog_is_renewed_within_ten_years",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WellBeing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("mark", models.PositiveSmallIntegerField(verbose_name="how it goes, 1 to 5")),
                ("wants_talk", models.BooleanField(default=False, verbose_name="would like to talk")),
                ("phone_key", models.UUIDField(verbose_name="key of the phone")),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                ("talked_at", models.DateTimeField(blank=True, null=True, verbose_name="talked at")),
                ("talked_by", models.BigIntegerField(blank=True, null=True, verbose_name="talked by")),
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
                    "volunteer",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="well_being",
                        to="volunteering.volunteer",
                    ),
                ),
            ],
            options={
                "verbose_name": "how a volunteer is doing",
                "verbose_name_plural": "how volunteers are doing",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "phone_key"), name="well_being_once_by_key_of_the_phone"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("talked_at", None), ("talked_by", None)),
                            models.Q(("talked_at__isnull", False), ("talked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="well_being_talked_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__gte", 1), ("mark__lte", 5)), name="well_being_from_one_to_five"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pairing",
            index=models.Index(fields=["organisation", "volunteer", "status"], name="pairing_by_volunteer"),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("refused", "ended")), _negated=True),
                fields=("organisation", "resident", "volunteer"),
                name="one_running_pairing_of_two_people",
            ),
        ),
        policies.KeepHistory("AllocationRound"),
        policies.KeepHistory("HelpedResident"),
        policies.KeepHistory("HelpReport"),
        policies.KeepHistory("GivenBack"),
        policies.KeepHistory("ResidentMachtiging"),
        policies.KeepHistory("Visit"),
        policies.KeepHistory("VisitOrder"),
        policies.KeepHistory("Volunteer"),
        policies.KeepHistory("Pairing"),
    ]
