import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models

import samenspoor.domain.casework.models.priority
import samenspoor.foundation.organisations.owned
from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intake", "0001_initial"),
        ("linkage", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostcodePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("postcode", models.CharField(max_length=6, unique=True, verbose_name="postcode")),
                ("latitude", models.FloatField(verbose_name="latitude")),
                ("longitude", models.FloatField(verbose_name="longitude")),
            ],
            options={
                "verbose_name": "place of a postcode",
                "verbose_name_plural": "places of postcodes",
            },
        ),
        migrations.CreateModel(
            name="CollectionPause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="asked on")),
                (
                    "answer",
                    models.CharField(
                        choices=[("requested", "Asked, no answer yet"), ("granted", "Granted"), ("refused", "Refused")],
                        default="requested",
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="intake.creditor",
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
                "verbose_name": "collection pause",
                "verbose_name_plural": "collection pauses",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "requested"), ("answered_on", None), ("ends_on", None)),
                            models.Q(("answer", "granted"), ("answered_on__isnull", False), ("ends_on__isnull", False)),
                            models.Q(("answer", "refused"), ("answered_on__isnull", False), ("ends_on", None)),
                            _connector="OR",
                        ),
                        name="pause_answered_with_day",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_collectionpauseevent" ("answer", "answered_on", "creditor_id", "ends_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_on", "shared_with") SELECT new_values."answer", new_values."answered_on", new_values."creditor_id", new_values."ends_on", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."requested_on", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="45fe9f505f7aeab7edc77ad1e5d379963d8871db",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_668cd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_collectionpause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_collectionpauseevent" ("answer", "answered_on", "creditor_id", "ends_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_on", "shared_with") SELECT new_values."answer", new_values."answered_on", new_values."creditor_id", new_values."ends_on", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."requested_on", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1bf741b8daeb661a7d0c6d83a6c2e2ba855b578a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a654f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_collectionpause",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_collectionpauseevent" ("answer", "answered_on", "creditor_id", "ends_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_on", "shared_with") SELECT old_values."answer", old_values."answered_on", old_values."creditor_id", old_values."ends_on", old_values."id", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."requested_on", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="866b19fc7c1bfcfb9d03e80bdb477669cdc455a7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c867c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_collectionpause",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactAttempt",
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
                            ("Huisbezoek", "Home visit"),
                            ("Kaartje", "Card through the door"),
                            ("Telefoon", "Telephone"),
                            ("SMS/Whatsapp", "Text message or WhatsApp"),
                            ("Mail", "E-mail message"),
                            ("Brief", "Letter"),
                            ("Afspraak op locatie", "Appointment at an office"),
                            ("Administratief", "Administrative, no contact"),
                            ("Overige", "Other"),
                            ("Onbekend", "Unknown"),
                        ],
                        max_length=20,
                        verbose_name="kind of contact",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("offer", "Offer help"),
                            ("confirm", "Confirm an appointment"),
                            ("conversation", "First conversation"),
                            ("follow_up", "Ask how it goes"),
                        ],
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("spoken", "Spoken"),
                            ("no_answer", "Nobody there"),
                            ("message_left", "Message left"),
                            ("sent", "Sent"),
                            ("returned", "Came back undeliverable"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("is_reached", models.BooleanField(verbose_name="reached")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "daypart",
                    models.CharField(
                        choices=[("Ochtend", "Morning"), ("Middag", "Afternoon"), ("Avond", "Evening")],
                        max_length=7,
                        verbose_name="part of the day",
                    ),
                ),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact attempt",
                "verbose_name_plural": "contact attempts",
                "indexes": [models.Index(fields=["organisation", "on"], name="contact_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_reached", models.Q(("result", "spoken")))),
                        name="only_who_was_spoken_is_reached",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_contactattemptevent" ("daypart", "dossier_id", "id", "is_reached", "kind", "made_by", "on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "resident_id", "result", "shared_with") SELECT new_values."daypart", new_values."dossier_id", new_values."id", new_values."is_reached", new_values."kind", new_values."made_by", new_values."on", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."recorded_at", new_values."resident_id", new_values."result", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="168879af67078b572a92c8db754d310d25d9b598",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad650",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_contactattempt",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_contactattemptevent" ("daypart", "dossier_id", "id", "is_reached", "kind", "made_by", "on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "resident_id", "result", "shared_with") SELECT new_values."daypart", new_values."dossier_id", new_values."id", new_values."is_reached", new_values."kind", new_values."made_by", new_values."on", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."purpose", new_values."recorded_at", new_values."resident_id", new_values."result", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="32e807900d6317aa464080d8a83728cdc0dcfcca",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be8fe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_contactattempt",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_contactattemptevent" ("daypart", "dossier_id", "id", "is_reached", "kind", "made_by", "on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "resident_id", "result", "shared_with") SELECT old_values."daypart", old_values."dossier_id", old_values."id", old_values."is_reached", old_values."kind", old_values."made_by", old_values."on", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."recorded_at", old_values."resident_id", old_values."result", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="22074c62fed8162976afa81844ef244141b4fba6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4b2b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_contactattempt",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CourtAdministrator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("telephone", models.CharField(max_length=20, verbose_name="telephone")),
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
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="court_administrators",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewindvoerder",
                "verbose_name_plural": "bewindvoerders",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "resident"), name="one_court_administrator_per_resident"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_courtadministratorevent" ("entered_at", "entered_by", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "telephone") SELECT new_values."entered_at", new_values."entered_by", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id", new_values."shared_with", new_values."telephone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="92917cdea2252e7d6d5a75e8bf2fcb76cfa608f5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_80998",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_courtadministrator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_courtadministratorevent" ("entered_at", "entered_by", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "telephone") SELECT new_values."entered_at", new_values."entered_by", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id", new_values."shared_with", new_values."telephone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7511171237002ba3e618f6a7dad608d388250c8d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_df032",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_courtadministrator",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_courtadministratorevent" ("entered_at", "entered_by", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "telephone") SELECT old_values."entered_at", old_values."entered_by", old_values."id", old_values."name", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id", old_values."shared_with", old_values."telephone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8c19b8cdec48188da3384bef1b1432415014ca05",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1cc3e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_courtadministrator",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CourtAdministratorEvent",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("telephone", models.CharField(max_length=20, verbose_name="telephone")),
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
                        to="casework.courtadministrator",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DataBreach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "Reported to the data protection officer"),
                            ("assessed", "Assessed"),
                            ("notified", "Reported to the AP"),
                            ("not_notified", "Not reported to the AP"),
                            ("informed", "People informed"),
                            ("closed", "Closed"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("dossier_number", models.BigIntegerField(blank=True, null=True, verbose_name="dossier")),
                ("what_happened", models.TextField(max_length=2000, verbose_name="what happened")),
                (
                    "data_classes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("contact", "Name and address, telephone, e-mail"),
                                ("birth_date", "Birth date"),
                                ("arrears", "Arrears: which creditor and how much"),
                                ("signalled", "That the municipality offers someone help"),
                                ("help", "Whether help was accepted"),
                                ("bsn", "BSN"),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="which data",
                    ),
                ),
                ("people_count", models.PositiveIntegerField(verbose_name="how many people")),
                ("since", models.DateField(verbose_name="since when")),
                ("discovered_at", models.DateTimeField(verbose_name="discovered at")),
                ("measures", models.TextField(blank=True, max_length=2000, verbose_name="what was done at once")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("reported_by", models.BigIntegerField(verbose_name="reported by")),
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
                "verbose_name": "data breach",
                "verbose_name_plural": "data breaches",
                "indexes": [models.Index(fields=["organisation", "-discovered_at"], name="breach_by_discovery")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("people_count__gt", 0)), name="breach_concerns_someone"),
                    models.CheckConstraint(
                        condition=models.Q(("data_classes__len__gt", 0)), name="breach_says_which_data"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("discovered_at__lte", models.F("reported_at"))),
                        name="breach_discovered_before_reported",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_databreachevent" ("data_classes", "discovered_at", "dossier_number", "id", "measures", "organisation_id", "people_count", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "since", "status", "what_happened") SELECT new_values."data_classes", new_values."discovered_at", new_values."dossier_number", new_values."id", new_values."measures", new_values."organisation_id", new_values."people_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."reported_at", new_values."reported_by", new_values."since", new_values."status", new_values."what_happened" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="78ab21f836c814e390852be73597e935a123987a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0d270",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_databreach",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_databreachevent" ("data_classes", "discovered_at", "dossier_number", "id", "measures", "organisation_id", "people_count", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "since", "status", "what_happened") SELECT new_values."data_classes", new_values."discovered_at", new_values."dossier_number", new_values."id", new_values."measures", new_values."organisation_id", new_values."people_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."reported_at", new_values."reported_by", new_values."since", new_values."status", new_values."what_happened" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="855de49e50549b81e959750e2ce457c5efb7fce8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9f208",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_databreach",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_databreachevent" ("data_classes", "discovered_at", "dossier_number", "id", "measures", "organisation_id", "people_count", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by", "since", "status", "what_happened") SELECT old_values."data_classes", old_values."discovered_at", old_values."dossier_number", old_values."id", old_values."measures", old_values."organisation_id", old_values."people_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."reported_at", old_values."reported_by", old_values."since", old_values."status", old_values."what_happened" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5797cde8cef068de951cab6d60626a541bf6a6be",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_81e64",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_databreach",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataBreachEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "Reported to the data protection officer"),
                            ("assessed", "Assessed"),
                            ("notified", "Reported to the AP"),
                            ("not_notified", "Not reported to the AP"),
                            ("informed", "People informed"),
                            ("closed", "Closed"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("dossier_number", models.BigIntegerField(blank=True, null=True, verbose_name="dossier")),
                ("what_happened", models.TextField(max_length=2000, verbose_name="what happened")),
                (
                    "data_classes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("contact", "Name and address, telephone, e-mail"),
                                ("birth_date", "Birth date"),
                                ("arrears", "Arrears: which creditor and how much"),
                                ("signalled", "That the municipality offers someone help"),
                                ("help", "Whether help was accepted"),
                                ("bsn", "BSN"),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="which data",
                    ),
                ),
                ("people_count", models.PositiveIntegerField(verbose_name="how many people")),
                ("since", models.DateField(verbose_name="since when")),
                ("discovered_at", models.DateTimeField(verbose_name="discovered at")),
                ("measures", models.TextField(blank=True, max_length=2000, verbose_name="what was done at once")),
                ("reported_at", models.DateTimeField(verbose_name="reported at")),
                ("reported_by", models.BigIntegerField(verbose_name="reported by")),
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
                        to="casework.databreach",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DataBreachStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "Reported to the data protection officer"),
                            ("assessed", "Assessed"),
                            ("notified", "Reported to the AP"),
                            ("not_notified", "Not reported to the AP"),
                            ("informed", "People informed"),
                            ("closed", "Closed"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="why, or how")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                (
                    "breach",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="casework.databreach",
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
                "verbose_name": "step of a data breach",
                "verbose_name_plural": "steps of a data breach",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("reported", "closed")),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="breach_decision_has_its_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DebtHelpList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("imported_at", models.DateTimeField(verbose_name="imported at")),
                ("imported_by", models.BigIntegerField(verbose_name="imported by")),
                ("lines", models.PositiveIntegerField(verbose_name="lines")),
                ("hits", models.PositiveIntegerField(verbose_name="hits")),
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
                "verbose_name": "list of debt help",
                "verbose_name_plural": "lists of debt help",
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("month", models.DateField(verbose_name="month")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("is_crisis", models.BooleanField(default=False, verbose_name="crisis")),
                ("crisis_on", models.DateField(blank=True, null=True, verbose_name="date of the crisis")),
                ("is_end_of_supply", models.BooleanField(default=False, verbose_name="end of supply")),
                ("is_multiple", models.BooleanField(default=False, verbose_name="multiple")),
                ("is_successive", models.BooleanField(default=False, verbose_name="successive")),
                ("is_letter_only", models.BooleanField(default=False, verbose_name="letter only")),
                ("is_sample", models.BooleanField(db_default=False, default=False, verbose_name="random sample")),
                ("amount_cents", models.PositiveBigIntegerField(default=0, verbose_name="amount in cents")),
                (
                    "creditor_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                        verbose_name="types of creditor",
                    ),
                ),
                (
                    "youngest_born_on",
                    models.DateField(blank=True, null=True, verbose_name="birth date of the youngest"),
                ),
                ("oldest_born_on", models.DateField(blank=True, null=True, verbose_name="birth date of the oldest")),
                ("priority", models.PositiveIntegerField(default=0, verbose_name="priority")),
                (
                    "decided_priority",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="priority decided by a person"),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                ("assigned_to", models.BigIntegerField(blank=True, null=True, verbose_name="assigned to")),
                ("assigned_by", models.BigIntegerField(blank=True, null=True, verbose_name="assigned by")),
                ("assigned_at", models.DateTimeField(blank=True, null=True, verbose_name="assigned at")),
                ("next_due_on", models.DateField(blank=True, null=True, verbose_name="next term")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="linkage.address",
                        verbose_name="address",
                    ),
                ),
                (
                    "opened_with",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="intake.delivery",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="linkage.resident",
                        verbose_name="resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "indexes": [
                    models.Index(fields=["organisation", "month", "-priority", "id"], name="dossier_by_priority"),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["organisation", "-priority", "id"],
                        name="open_dossier_by_priority",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None), ("is_crisis", True)),
                        fields=["organisation", "next_due_on", "id"],
                        name="open_crisis_by_term",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["organisation", "assigned_to", "next_due_on"],
                        name="open_dossier_by_term",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["organisation", "next_due_on", "id"],
                        name="open_dossier_too_late",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "address", "month", "resident"),
                        name="one_dossier_per_address_and_month",
                        nulls_distinct=False,
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierevent" ("address_id", "assigned_at", "assigned_by", "assigned_to", "closed_at", "decided_priority", "id", "month", "opened_at", "opened_with_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "round_id", "shared_with") SELECT new_values."address_id", new_values."assigned_at", new_values."assigned_by", new_values."assigned_to", new_values."closed_at", new_values."decided_priority", new_values."id", new_values."month", new_values."opened_at", new_values."opened_with_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id", new_values."round_id", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a5521aed868e563ba31d4b8bfbb39272417893b1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d35d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_dossier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierevent" ("address_id", "assigned_at", "assigned_by", "assigned_to", "closed_at", "decided_priority", "id", "month", "opened_at", "opened_with_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "round_id", "shared_with") SELECT new_values."address_id", new_values."assigned_at", new_values."assigned_by", new_values."assigned_to", new_values."closed_at", new_values."decided_priority", new_values."id", new_values."month", new_values."opened_at", new_values."opened_with_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id", new_values."round_id", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address_id" IS DISTINCT FROM (new_values."address_id") OR old_values."assigned_at" IS DISTINCT FROM (new_values."assigned_at") OR old_values."assigned_by" IS DISTINCT FROM (new_values."assigned_by") OR old_values."assigned_to" IS DISTINCT FROM (new_values."assigned_to") OR old_values."closed_at" IS DISTINCT FROM (new_values."closed_at") OR old_values."decided_priority" IS DISTINCT FROM (new_values."decided_priority") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."month" IS DISTINCT FROM (new_values."month") OR old_values."opened_at" IS DISTINCT FROM (new_values."opened_at") OR old_values."opened_with_id" IS DISTINCT FROM (new_values."opened_with_id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."resident_id" IS DISTINCT FROM (new_values."resident_id") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."shared_with" IS DISTINCT FROM (new_values."shared_with")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe354da6dfd3064c4e4b3e9bf0f726655cae04b4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76619",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_dossier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierevent" ("address_id", "assigned_at", "assigned_by", "assigned_to", "closed_at", "decided_priority", "id", "month", "opened_at", "opened_with_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "round_id", "shared_with") SELECT old_values."address_id", old_values."assigned_at", old_values."assigned_by", old_values."assigned_to", old_values."closed_at", old_values."decided_priority", old_values."id", old_values."month", old_values."opened_at", old_values."opened_with_id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id", old_values."round_id", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1acaac3d5075f3d61a10a6408a6de59a86e8974f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a55be",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_dossier",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                            ("offer", "Offer a conversation"),
                            ("call_back", "Try again, as agreed"),
                            ("confirmation", "Confirm the appointment"),
                            ("conversation", "Have the first conversation"),
                            ("crisis_conversation", "Have the first conversation (3 working days)"),
                            ("decision", "Decide on admission to debt help"),
                            ("handover", "Hear that debt help takes over"),
                            ("pause_answer", "Hear whether the creditor pauses"),
                        ],
                        max_length=20,
                        verbose_name="kind of term",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="runs from")),
                ("due_on", models.DateField(verbose_name="runs until")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="dropped on")),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="linkage.resident",
                    ),
                ),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="casework.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "indexes": [models.Index(fields=["organisation", "due_on"], name="deadline_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_on", None), ("met_on", None)),
                        fields=("organisation", "dossier", "resident", "kind"),
                        name="one_running_term_of_a_kind",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("starts_on"))), name="term_ends_after_it_starts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("met_on", None), ("dropped_on", None), _connector="OR"),
                        name="term_met_or_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactAttemptEvent",
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
                            ("Huisbezoek", "Home visit"),
                            ("Kaartje", "Card through the door"),
                            ("Telefoon", "Telephone"),
                            ("SMS/Whatsapp", "Text message or WhatsApp"),
                            ("Mail", "E-mail message"),
                            ("Brief", "Letter"),
                            ("Afspraak op locatie", "Appointment at an office"),
                            ("Administratief", "Administrative, no contact"),
                            ("Overige", "Other"),
                            ("Onbekend", "Unknown"),
                        ],
                        max_length=20,
                        verbose_name="kind of contact",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("offer", "Offer help"),
                            ("confirm", "Confirm an appointment"),
                            ("conversation", "First conversation"),
                            ("follow_up", "Ask how it goes"),
                        ],
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("spoken", "Spoken"),
                            ("no_answer", "Nobody there"),
                            ("message_left", "Message left"),
                            ("sent", "Sent"),
                            ("returned", "Came back undeliverable"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("is_reached", models.BooleanField(verbose_name="reached")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "daypart",
                    models.CharField(
                        choices=[("Ochtend", "Morning"), ("Middag", "Afternoon"), ("Avond", "Evening")],
                        max_length=7,
                        verbose_name="part of the day",
                    ),
                ),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
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
                        to="casework.contactattempt",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.resident",
                    ),
                ),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="dossier",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contact_attempts",
                to="casework.dossier",
            ),
        ),
        migrations.CreateModel(
            name="DossierResident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not approached yet"),
                            ("approached", "Approached, no contact yet"),
                            ("in_contact", "In contact"),
                            ("conversation", "First conversation accepted"),
                            ("helped", "Help accepted"),
                            ("admitted", "Admitted to debt help"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("(Budget)advies en/of quick fix", "(Budget) advice or quick fix"),
                            ("Vervolghulp en/of verwijzing", "Further help or referral"),
                            ("Vervolghulp en/of verwijzing financieel", "Further help or referral: financial"),
                            ("Vervolghulp en/of verwijzing niet financieel", "Further help or referral: not financial"),
                            ("Verwijzing zonder tussenkomst inwoner", "Referred without the resident"),
                            (
                                "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
                                "Manages alone, wants no help",
                            ),
                            (
                                "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
                                "Has paid or arranged to pay",
                            ),
                            ("Geen reactie na eerder contact", "No reaction after earlier contact"),
                            ("Definitief geen contact kunnen krijgen", "No contact in the end"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner heeft al een ander lopend traject", "Already in another trajectory"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        max_length=70,
                        verbose_name="end result",
                    ),
                ),
                (
                    "sub_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("detention", "In detention"),
                            ("unsafe", "Not safe to approach"),
                            ("no_lawful_residence", "No lawful residence according to the BRP"),
                            ("no_known_address", "No known address"),
                            ("no_capacity", "Not enough colleagues"),
                            ("bewindvoerder", "Has a bewindvoerder, who takes it up"),
                            ("other_helper", "Another helper takes it up"),
                            ("objection", "Objected to the processing (AVG art. 21)"),
                        ],
                        max_length=20,
                        verbose_name="reason that stays with us",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened again at")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier_residents",
                        to="casework.dossier",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier_residents",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "person of a dossier",
                "verbose_name_plural": "people of a dossier",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "dossier", "resident"), name="resident_once_in_dossier"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("status", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("closed_at", None),
                                ("closed_by", None),
                                ("outcome", ""),
                                ("sub_reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="closed_with_outcome_by_and_at",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierresidentevent" ("closed_at", "closed_by", "dossier_id", "id", "organisation_id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "resident_id", "shared_with", "status", "sub_reason") SELECT new_values."closed_at", new_values."closed_by", new_values."dossier_id", new_values."id", new_values."organisation_id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."reopened_at", new_values."resident_id", new_values."shared_with", new_values."status", new_values."sub_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fa816652ea6852d10826ae7714422f0f7fcb37dc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_39ef9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_dossierresident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierresidentevent" ("closed_at", "closed_by", "dossier_id", "id", "organisation_id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "resident_id", "shared_with", "status", "sub_reason") SELECT new_values."closed_at", new_values."closed_by", new_values."dossier_id", new_values."id", new_values."organisation_id", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."reopened_at", new_values."resident_id", new_values."shared_with", new_values."status", new_values."sub_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6576b8e72a3a9b75468746cd2ac79e203f2415e7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8125c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_dossierresident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_dossierresidentevent" ("closed_at", "closed_by", "dossier_id", "id", "organisation_id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_at", "resident_id", "shared_with", "status", "sub_reason") SELECT old_values."closed_at", old_values."closed_by", old_values."dossier_id", old_values."id", old_values."organisation_id", old_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."reopened_at", old_values."resident_id", old_values."shared_with", old_values."status", old_values."sub_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ab8d33e1c195a15fc3f8735e5f0f597de9f050ec",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0259f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_dossierresident",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CollectionPauseEvent",
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
                ("requested_on", models.DateField(verbose_name="asked on")),
                (
                    "answer",
                    models.CharField(
                        choices=[("requested", "Asked, no answer yet"), ("granted", "Granted"), ("refused", "Refused")],
                        default="requested",
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.creditor",
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
                        to="casework.collectionpause",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="collectionpause",
            name="person",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pauses",
                to="casework.dossierresident",
            ),
        ),
        migrations.CreateModel(
            name="BulkLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("bulk", models.UUIDField(verbose_name="bulk action")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("chosen", "Chosen"),
                            ("waiting", "To be done"),
                            ("done", "Carried out"),
                            ("refused", "Not done"),
                            ("left_out", "Left out"),
                        ],
                        default="chosen",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why not")),
                (
                    "signals_seen",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="signals that the list showed"
                    ),
                ),
                ("chosen_at", models.DateTimeField(verbose_name="chosen at")),
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
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_lines",
                        to="casework.dossier",
                    ),
                ),
                (
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_lines",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a bulk action",
                "verbose_name_plural": "lines of bulk actions",
                "indexes": [models.Index(fields=["bulk", "status", "id"], name="bulk_line_to_do")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "bulk", "dossier", "person"),
                        name="once_in_bulk_action",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("refused", "left_out")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_was_not_done_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierResidentEvent",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not approached yet"),
                            ("approached", "Approached, no contact yet"),
                            ("in_contact", "In contact"),
                            ("conversation", "First conversation accepted"),
                            ("helped", "Help accepted"),
                            ("admitted", "Admitted to debt help"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("(Budget)advies en/of quick fix", "(Budget) advice or quick fix"),
                            ("Vervolghulp en/of verwijzing", "Further help or referral"),
                            ("Vervolghulp en/of verwijzing financieel", "Further help or referral: financial"),
                            ("Vervolghulp en/of verwijzing niet financieel", "Further help or referral: not financial"),
                            ("Verwijzing zonder tussenkomst inwoner", "Referred without the resident"),
                            (
                                "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
                                "Manages alone, wants no help",
                            ),
                            (
                                "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
                                "Has paid or arranged to pay",
                            ),
                            ("Geen reactie na eerder contact", "No reaction after earlier contact"),
                            ("Definitief geen contact kunnen krijgen", "No contact in the end"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner heeft al een ander lopend traject", "Already in another trajectory"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        max_length=70,
                        verbose_name="end result",
                    ),
                ),
                (
                    "sub_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("detention", "In detention"),
                            ("unsafe", "Not safe to approach"),
                            ("no_lawful_residence", "No lawful residence according to the BRP"),
                            ("no_known_address", "No known address"),
                            ("no_capacity", "Not enough colleagues"),
                            ("bewindvoerder", "Has a bewindvoerder, who takes it up"),
                            ("other_helper", "Another helper takes it up"),
                            ("objection", "Objected to the processing (AVG art. 21)"),
                        ],
                        max_length=20,
                        verbose_name="reason that stays with us",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened again at")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossier",
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
                        to="casework.dossierresident",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DossierSignal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("joined_at", models.DateTimeField(verbose_name="joined at")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier_signals",
                        to="casework.dossier",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="linkage.resident",
                    ),
                ),
                (
                    "signal",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier_signals",
                        to="intake.arrearssignal",
                    ),
                ),
            ],
            options={
                "verbose_name": "signal of a dossier",
                "verbose_name_plural": "signals of a dossier",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "signal"), name="signal_in_one_dossier")
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "feedback_class",
                    models.CharField(
                        choices=[
                            ("help_accepted", "Help accepted, pause collection for 30 days"),
                            ("no_help", "No help wanted"),
                            ("solved", "Solved by the resident"),
                            ("no_contact", "No contact"),
                            ("closed", "Closed"),
                            ("not_taken_up", "Not taken up"),
                            ("repeated", "Repeated signal"),
                            ("unfounded", "Unfounded signal"),
                            ("known", "Known at debt help, the helper will contact you"),
                            ("deceased", "Deceased"),
                            ("not_a_resident", "Does not live in the municipality"),
                        ],
                        max_length=14,
                        verbose_name="what is told",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("ready", "Ready to be sent"), ("sent", "Sent"), ("withdrawn", "Withdrawn")],
                        default="ready",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("composed_at", models.DateTimeField(verbose_name="composed at")),
                ("composed_by", models.BigIntegerField(verbose_name="composed by")),
                (
                    "dossier_signal",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedbacks",
                        to="casework.dossiersignal",
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
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "withdrawn"), _negated=True),
                        fields=("organisation", "dossier_signal"),
                        name="one_feedback_per_signal",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackevent" ("composed_at", "composed_by", "dossier_signal_id", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT new_values."composed_at", new_values."composed_by", new_values."dossier_signal_id", new_values."feedback_class", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c0e537f39f721003908a35719e72d8b2d06e7e16",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84acd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_feedback",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackevent" ("composed_at", "composed_by", "dossier_signal_id", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT new_values."composed_at", new_values."composed_by", new_values."dossier_signal_id", new_values."feedback_class", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7eab6c2ef5866ee27229fbf6690426c40d0ed043",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b6b0f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_feedback",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackevent" ("composed_at", "composed_by", "dossier_signal_id", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "status") SELECT old_values."composed_at", old_values."composed_by", old_values."dossier_signal_id", old_values."feedback_class", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="89316165452507ef5f63c7b1754e763dbf6e2741",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_01dc1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_feedback",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackEvent",
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
                    "feedback_class",
                    models.CharField(
                        choices=[
                            ("help_accepted", "Help accepted, pause collection for 30 days"),
                            ("no_help", "No help wanted"),
                            ("solved", "Solved by the resident"),
                            ("no_contact", "No contact"),
                            ("closed", "Closed"),
                            ("not_taken_up", "Not taken up"),
                            ("repeated", "Repeated signal"),
                            ("unfounded", "Unfounded signal"),
                            ("known", "Known at debt help, the helper will contact you"),
                            ("deceased", "Deceased"),
                            ("not_a_resident", "Does not live in the municipality"),
                        ],
                        max_length=14,
                        verbose_name="what is told",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("ready", "Ready to be sent"), ("sent", "Sent"), ("withdrawn", "Withdrawn")],
                        default="ready",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("composed_at", models.DateTimeField(verbose_name="composed at")),
                ("composed_by", models.BigIntegerField(verbose_name="composed by")),
                (
                    "dossier_signal",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossiersignal",
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
                        to="casework.feedback",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FeedbackRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "creditor_type",
                    models.CharField(
                        choices=[
                            ("Belastingdienst", "Tax authority"),
                            ("CAK Eigen bijdrage", "CAK own contribution"),
                            ("CAK Zorgverzekeringen", "CAK health insurance"),
                            ("Dienst Toeslagen", "Allowances authority"),
                            ("DUO", "Student finance (DUO)"),
                            ("Energie", "Energy"),
                            ("Huur", "Rent"),
                            ("Hypotheek", "Mortgage"),
                            ("Overige", "Other"),
                            ("Water", "Water"),
                            ("Zorg", "Health insurer"),
                        ],
                        max_length=30,
                        verbose_name="type of creditor",
                    ),
                ),
                (
                    "feedback_class",
                    models.CharField(
                        choices=[
                            ("help_accepted", "Help accepted, pause collection for 30 days"),
                            ("no_help", "No help wanted"),
                            ("solved", "Solved by the resident"),
                            ("no_contact", "No contact"),
                            ("closed", "Closed"),
                            ("not_taken_up", "Not taken up"),
                            ("repeated", "Repeated signal"),
                            ("unfounded", "Unfounded signal"),
                            ("known", "Known at debt help, the helper will contact you"),
                            ("deceased", "Deceased"),
                            ("not_a_resident", "Does not live in the municipality"),
                        ],
                        max_length=14,
                        verbose_name="may hear",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="law or covenant")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                "verbose_name": "right to feedback",
                "verbose_name_plural": "rights to feedback",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "creditor_type", "feedback_class", "starts_on"),
                        name="feedback_right_once",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackrightevent" ("creditor_type", "ends_on", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on") SELECT new_values."creditor_type", new_values."ends_on", new_values."feedback_class", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."source", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="34fc48052d3a6c35850aeb073598dd993415f6b2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5533b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_feedbackright",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackrightevent" ("creditor_type", "ends_on", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on") SELECT new_values."creditor_type", new_values."ends_on", new_values."feedback_class", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."source", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6a46976b2d185936f873e0adea4c10d6a797a62b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_963d7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_feedbackright",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_feedbackrightevent" ("creditor_type", "ends_on", "feedback_class", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on") SELECT old_values."creditor_type", old_values."ends_on", old_values."feedback_class", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."source", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="eb1725473be0815b60f9bbf52e59ee845608dbac",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4ea38",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_feedbackright",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackRightEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "creditor_type",
                    models.CharField(
                        choices=[
                            ("Belastingdienst", "Tax authority"),
                            ("CAK Eigen bijdrage", "CAK own contribution"),
                            ("CAK Zorgverzekeringen", "CAK health insurance"),
                            ("Dienst Toeslagen", "Allowances authority"),
                            ("DUO", "Student finance (DUO)"),
                            ("Energie", "Energy"),
                            ("Huur", "Rent"),
                            ("Hypotheek", "Mortgage"),
                            ("Overige", "Other"),
                            ("Water", "Water"),
                            ("Zorg", "Health insurer"),
                        ],
                        max_length=30,
                        verbose_name="type of creditor",
                    ),
                ),
                (
                    "feedback_class",
                    models.CharField(
                        choices=[
                            ("help_accepted", "Help accepted, pause collection for 30 days"),
                            ("no_help", "No help wanted"),
                            ("solved", "Solved by the resident"),
                            ("no_contact", "No contact"),
                            ("closed", "Closed"),
                            ("not_taken_up", "Not taken up"),
                            ("repeated", "Repeated signal"),
                            ("unfounded", "Unfounded signal"),
                            ("known", "Known at debt help, the helper will contact you"),
                            ("deceased", "Deceased"),
                            ("not_a_resident", "Does not live in the municipality"),
                        ],
                        max_length=14,
                        verbose_name="may hear",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="law or covenant")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        to="casework.feedbackright",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HelpOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("conversation_accepted_on", models.DateField(verbose_name="first conversation accepted on")),
                (
                    "accepted_through",
                    models.CharField(
                        choices=[
                            ("visit", "At the door"),
                            ("phone", "By telephone"),
                            ("counter", "At the counter"),
                            ("message", "By letter, e-mail or text message"),
                            ("web", "With the code from the letter"),
                        ],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "statutory_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eviction", "Eviction threatens"),
                            ("cut_off", "Gas, electricity, heat or water will be cut off"),
                            ("insurance_ends", "Health insurance will end"),
                        ],
                        max_length=14,
                        verbose_name="threatening situation",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                (
                    "conversation_held_on",
                    models.DateField(blank=True, null=True, verbose_name="first conversation held on"),
                ),
                ("help_accepted_on", models.DateField(blank=True, null=True, verbose_name="help accepted on")),
                (
                    "help",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("(Budget)advies en/of quick fix", "(Budget) advice or quick fix"),
                            ("Vervolghulp en/of verwijzing", "Further help or referral"),
                            ("Vervolghulp en/of verwijzing financieel", "Further help or referral: financial"),
                            ("Vervolghulp en/of verwijzing niet financieel", "Further help or referral: not financial"),
                            ("Verwijzing zonder tussenkomst inwoner", "Referred without the resident"),
                            (
                                "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
                                "Manages alone, wants no help",
                            ),
                            (
                                "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
                                "Has paid or arranged to pay",
                            ),
                            ("Geen reactie na eerder contact", "No reaction after earlier contact"),
                            ("Definitief geen contact kunnen krijgen", "No contact in the end"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner heeft al een ander lopend traject", "Already in another trajectory"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        max_length=70,
                        verbose_name="accepted help",
                    ),
                ),
                ("admitted_on", models.DateField(blank=True, null=True, verbose_name="admitted to debt help on")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="help_offers",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of help",
                "verbose_name_plural": "offers of help",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "person"), name="one_offer_per_person"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("help", ""), ("help_accepted_on", None)),
                            models.Q(
                                (
                                    "help__in",
                                    [
                                        "(Budget)advies en/of quick fix",
                                        "Vervolghulp en/of verwijzing",
                                        "Vervolghulp en/of verwijzing financieel",
                                        "Vervolghulp en/of verwijzing niet financieel",
                                    ],
                                ),
                                ("help_accepted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="help_and_its_day_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("admitted_on", None), ("admitted_on__gte", models.F("help_accepted_on")), _connector="OR"
                        ),
                        name="admitted_after_help",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conversation_held_on", None),
                            ("conversation_held_on__gte", models.F("conversation_accepted_on")),
                            _connector="OR",
                        ),
                        name="held_after_accepted",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_helpofferevent" ("accepted_through", "admitted_on", "confirmed_on", "conversation_accepted_on", "conversation_held_on", "help", "help_accepted_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "statutory_ground") SELECT new_values."accepted_through", new_values."admitted_on", new_values."confirmed_on", new_values."conversation_accepted_on", new_values."conversation_held_on", new_values."help", new_values."help_accepted_on", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with", new_values."statutory_ground" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ca07e2fa3e037cbfd45b29e304d156093a03ff4f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9d91d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_helpoffer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_helpofferevent" ("accepted_through", "admitted_on", "confirmed_on", "conversation_accepted_on", "conversation_held_on", "help", "help_accepted_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "statutory_ground") SELECT new_values."accepted_through", new_values."admitted_on", new_values."confirmed_on", new_values."conversation_accepted_on", new_values."conversation_held_on", new_values."help", new_values."help_accepted_on", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with", new_values."statutory_ground" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="593b3fdaf275ae18f83c4e88812725710c895479",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc799",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_helpoffer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_helpofferevent" ("accepted_through", "admitted_on", "confirmed_on", "conversation_accepted_on", "conversation_held_on", "help", "help_accepted_on", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with", "statutory_ground") SELECT old_values."accepted_through", old_values."admitted_on", old_values."confirmed_on", old_values."conversation_accepted_on", old_values."conversation_held_on", old_values."help", old_values."help_accepted_on", old_values."id", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with", old_values."statutory_ground" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a94d612442e38b6715a4a20cdd37f57ce28d94a2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a03c2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_helpoffer",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HelpOfferEvent",
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
                ("conversation_accepted_on", models.DateField(verbose_name="first conversation accepted on")),
                (
                    "accepted_through",
                    models.CharField(
                        choices=[
                            ("visit", "At the door"),
                            ("phone", "By telephone"),
                            ("counter", "At the counter"),
                            ("message", "By letter, e-mail or text message"),
                            ("web", "With the code from the letter"),
                        ],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "statutory_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eviction", "Eviction threatens"),
                            ("cut_off", "Gas, electricity, heat or water will be cut off"),
                            ("insurance_ends", "Health insurance will end"),
                        ],
                        max_length=14,
                        verbose_name="threatening situation",
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                (
                    "conversation_held_on",
                    models.DateField(blank=True, null=True, verbose_name="first conversation held on"),
                ),
                ("help_accepted_on", models.DateField(blank=True, null=True, verbose_name="help accepted on")),
                (
                    "help",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("(Budget)advies en/of quick fix", "(Budget) advice or quick fix"),
                            ("Vervolghulp en/of verwijzing", "Further help or referral"),
                            ("Vervolghulp en/of verwijzing financieel", "Further help or referral: financial"),
                            ("Vervolghulp en/of verwijzing niet financieel", "Further help or referral: not financial"),
                            ("Verwijzing zonder tussenkomst inwoner", "Referred without the resident"),
                            (
                                "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
                                "Manages alone, wants no help",
                            ),
                            (
                                "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
                                "Has paid or arranged to pay",
                            ),
                            ("Geen reactie na eerder contact", "No reaction after earlier contact"),
                            ("Definitief geen contact kunnen krijgen", "No contact in the end"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner heeft al een ander lopend traject", "Already in another trajectory"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        max_length=70,
                        verbose_name="accepted help",
                    ),
                ),
                ("admitted_on", models.DateField(blank=True, null=True, verbose_name="admitted to debt help on")),
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
                        to="casework.helpoffer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JudgingRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[("running", "Running"), ("done", "Done")],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="dossiers")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="judged")),
                ("reached", models.BigIntegerField(default=0, verbose_name="last dossier judged")),
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
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
                "verbose_name": "judging of the order",
                "verbose_name_plural": "judgings of the order",
                "constraints": [models.UniqueConstraint(fields=("organisation",), name="one_judging_run")],
            },
        ),
        migrations.CreateModel(
            name="KnownAtDebtHelp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("consulent", models.CharField(blank=True, max_length=120, verbose_name="consulent")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="known_at_debt_help",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "known at debt help",
                "verbose_name_plural": "known at debt help",
                "constraints": [models.UniqueConstraint(fields=("organisation", "person"), name="known_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_knownatdebthelpevent" ("consulent", "id", "noted_at", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT new_values."consulent", new_values."id", new_values."noted_at", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9a423375da49fb0c7ea3817d9ac812b168245d6f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aea4b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_knownatdebthelp",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_knownatdebthelpevent" ("consulent", "id", "noted_at", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT new_values."consulent", new_values."id", new_values."noted_at", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f42fffd8baf7437b4a0cff1ef0f8beb9248372b0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11ca0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_knownatdebthelp",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_knownatdebthelpevent" ("consulent", "id", "noted_at", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT old_values."consulent", old_values."id", old_values."noted_at", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a8d03990a757a9859a1267eba8f86caf3fac020a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a887",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_knownatdebthelp",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownAtDebtHelpEvent",
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
                ("consulent", models.CharField(blank=True, max_length=120, verbose_name="consulent")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
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
                        to="casework.knownatdebthelp",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterBatch",
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
                        choices=[("offer", "First letter"), ("reminder", "Reminder"), ("last", "Last letter")],
                        max_length=8,
                        verbose_name="letter",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("running", "Being made"),
                            ("done", "Ready to print"),
                            ("taken_back", "Not posted after all"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=500, verbose_name="file")),
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
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
                "verbose_name": "batch of letters",
                "verbose_name_plural": "batches of letters",
                "indexes": [
                    models.Index(fields=["organisation", "-ordered_at", "-id"], name="letter_batch_newest_first")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("file", ""), models.Q(("status", "running"), _negated=True), _connector="OR"
                        ),
                        name="letters_done_have_a_file_or_had",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "To be written"),
                            ("written", "Written"),
                            ("left_out", "No letter"),
                            ("taken_back", "Not posted after all"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why not")),
                (
                    "attempt",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to="casework.contactattempt",
                    ),
                ),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="casework.dossier",
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="casework.dossierresident",
                    ),
                ),
                (
                    "batch",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="casework.letterbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "indexes": [models.Index(fields=["batch", "status", "id"], name="letter_to_write")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "batch", "person"), name="one_letter_per_person"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "waiting")),
                        fields=("organisation", "person"),
                        name="one_letter_to_be_written_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attempt__isnull", False), ("status", "written")),
                            models.Q(models.Q(("status", "written"), _negated=True), ("attempt", None)),
                            _connector="OR",
                        ),
                        name="written_letter_is_an_attempt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "left_out"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_letter_says_why",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_letterevent" ("attempt_id", "batch_id", "dossier_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shared_with", "status") SELECT new_values."attempt_id", new_values."batch_id", new_values."dossier_id", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."reason", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e66e0125a1b178186b3f8297aa992f64f76d7037",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_695bb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_letter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_letterevent" ("attempt_id", "batch_id", "dossier_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shared_with", "status") SELECT new_values."attempt_id", new_values."batch_id", new_values."dossier_id", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."reason", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e608cf9aaa419402faceee67624a7eee6f4a0790",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45ae7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_letter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_letterevent" ("attempt_id", "batch_id", "dossier_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shared_with", "status") SELECT old_values."attempt_id", old_values."batch_id", old_values."dossier_id", old_values."id", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."reason", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="de93d099f26a4324c33844e09b262dd33e072970",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d75b9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_letter",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterEvent",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "To be written"),
                            ("written", "Written"),
                            ("left_out", "No letter"),
                            ("taken_back", "Not posted after all"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why not")),
                (
                    "attempt",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.contactattempt",
                    ),
                ),
                (
                    "batch",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.letterbatch",
                    ),
                ),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossier",
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
                        to="casework.letter",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterText",
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
                        choices=[("offer", "First letter"), ("reminder", "Reminder"), ("last", "Last letter")],
                        max_length=8,
                        verbose_name="letter",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("subject", models.CharField(max_length=100, verbose_name="subject")),
                ("body", models.TextField(max_length=3000, verbose_name="text")),
                ("rights", models.TextField(blank=True, max_length=2000, verbose_name="about your data")),
                ("closing", models.TextField(max_length=300, verbose_name="closing and sender")),
                ("return_address", models.CharField(blank=True, max_length=100, verbose_name="return address")),
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
                "verbose_name": "text of a letter",
                "verbose_name_plural": "texts of letters",
                "indexes": [
                    models.Index(fields=["organisation", "kind", "-starts_on", "-id"], name="letter_text_newest_first")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "offer"), _negated=True),
                            models.Q(("rights", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="first_letter_tells_about_data",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="letterbatch",
            name="text",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="batches",
                to="casework.lettertext",
            ),
        ),
        migrations.CreateModel(
            name="PlannedVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("worker", models.BigIntegerField(verbose_name="who goes")),
                ("place", models.PositiveSmallIntegerField(verbose_name="place in the route")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("missed", "Nobody home, card left"),
                            ("spoken", "Spoken"),
                            ("cancelled", "Taken off the list"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("planned_at", models.DateTimeField(verbose_name="planned at")),
                ("planned_by", models.BigIntegerField(verbose_name="planned by")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                ("ended_by", models.BigIntegerField(blank=True, null=True, verbose_name="made by")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_visits",
                        to="casework.dossier",
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
                "verbose_name": "planned visit",
                "verbose_name_plural": "planned visits",
                "indexes": [models.Index(fields=["organisation", "worker", "day", "place"], name="visits_of_a_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "planned")),
                        fields=("organisation", "dossier"),
                        name="one_visit_to_be_made_per_dossier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("status__in", ("planned", "cancelled"))),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                ("status__in", ("missed", "spoken")),
                            ),
                            _connector="OR",
                        ),
                        name="visit_ended_at_and_by_together",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_plannedvisitevent" ("day", "dossier_id", "ended_at", "ended_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_at", "planned_by", "shared_with", "status", "worker") SELECT new_values."day", new_values."dossier_id", new_values."ended_at", new_values."ended_by", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."place", new_values."planned_at", new_values."planned_by", new_values."shared_with", new_values."status", new_values."worker" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ad5a337a8a301c9b493fccde0abc7d476b11d889",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a0711",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_plannedvisitevent" ("day", "dossier_id", "ended_at", "ended_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_at", "planned_by", "shared_with", "status", "worker") SELECT new_values."day", new_values."dossier_id", new_values."ended_at", new_values."ended_by", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."place", new_values."planned_at", new_values."planned_by", new_values."shared_with", new_values."status", new_values."worker" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5608b725237d77032e8921a1c6e0a1b7144fbf83",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c9ea",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_plannedvisitevent" ("day", "dossier_id", "ended_at", "ended_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_at", "planned_by", "shared_with", "status", "worker") SELECT old_values."day", old_values."dossier_id", old_values."ended_at", old_values."ended_by", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."place", old_values."planned_at", old_values."planned_by", old_values."shared_with", old_values."status", old_values."worker" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="31e3b066331461a74469ff6864c61d587bd957bd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_edff3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedVisitEvent",
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
                ("day", models.DateField(verbose_name="day")),
                ("worker", models.BigIntegerField(verbose_name="who goes")),
                ("place", models.PositiveSmallIntegerField(verbose_name="place in the route")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("missed", "Nobody home, card left"),
                            ("spoken", "Spoken"),
                            ("cancelled", "Taken off the list"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("planned_at", models.DateTimeField(verbose_name="planned at")),
                ("planned_by", models.BigIntegerField(verbose_name="planned by")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="made at")),
                ("ended_by", models.BigIntegerField(blank=True, null=True, verbose_name="made by")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.dossier",
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
                        to="casework.plannedvisit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorityDecision",
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
                            ("confirmed", "The place is right"),
                            ("set", "Other points"),
                            ("released", "The rules count again"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("points", models.PositiveIntegerField(verbose_name="points")),
                ("points_by_rules", models.PositiveIntegerField(verbose_name="points by the rules")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(verbose_name="decided by")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="priority_decisions",
                        to="casework.dossier",
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
                "verbose_name": "decision on the order",
                "verbose_name_plural": "decisions on the order",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "set"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="other_points_have_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                (
                    "crisis",
                    models.PositiveIntegerField(
                        default=1000,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="a crisis threatens",
                    ),
                ),
                (
                    "crisis_near",
                    models.PositiveIntegerField(
                        default=100,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="the crisis is near: at most",
                    ),
                ),
                (
                    "crisis_near_days",
                    models.PositiveSmallIntegerField(
                        default=28,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="near means: within so many days",
                    ),
                ),
                (
                    "end_of_supply",
                    models.PositiveIntegerField(
                        default=300,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="supply will end",
                    ),
                ),
                (
                    "multiple",
                    models.PositiveIntegerField(
                        default=200,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="more than one arrears this month",
                    ),
                ),
                (
                    "successive",
                    models.PositiveIntegerField(
                        default=50,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="a signal in the six months before",
                    ),
                ),
                (
                    "euros_per_point",
                    models.PositiveIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="one point for every so many euros",
                    ),
                ),
                (
                    "amount_most",
                    models.PositiveIntegerField(
                        default=150,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="points for the amount: at most",
                    ),
                ),
                (
                    "creditor_points",
                    models.JSONField(
                        default=samenspoor.domain.casework.models.priority.starting_creditor_points,
                        verbose_name="points per type of creditor",
                    ),
                ),
                (
                    "young",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="a young adult",
                    ),
                ),
                (
                    "young_below",
                    models.PositiveSmallIntegerField(
                        default=27,
                        validators=[
                            django.core.validators.MinValueValidator(18),
                            django.core.validators.MaxValueValidator(35),
                        ],
                        verbose_name="young means: below this age",
                    ),
                ),
                (
                    "pensioner",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100000)],
                        verbose_name="someone of pensionable age",
                    ),
                ),
                (
                    "pensioner_from",
                    models.PositiveSmallIntegerField(
                        default=67,
                        validators=[
                            django.core.validators.MinValueValidator(60),
                            django.core.validators.MaxValueValidator(75),
                        ],
                        verbose_name="pensionable means: from this age",
                    ),
                ),
                (
                    "letter_only_below_cents",
                    models.PositiveIntegerField(default=5000, verbose_name="below this amount a letter only"),
                ),
                (
                    "sample_percent",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="random sample, in percent",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
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
                "verbose_name": "rules for the order",
                "verbose_name_plural": "rules for the order",
                "indexes": [models.Index(fields=["organisation", "-starts_on", "-id"], name="rules_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sample_percent__lte", 100)), name="sample_is_a_percentage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("euros_per_point__gt", 0), ("crisis_near_days__gt", 0)),
                        name="rules_divide_by_something",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="judged_under",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.priorityrules",
            ),
        ),
        migrations.CreateModel(
            name="ReferenceCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("expires_on", models.DateField(verbose_name="until")),
                (
                    "dossier",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reference_codes",
                        to="casework.dossier",
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
                "verbose_name": "code of a dossier",
                "verbose_name_plural": "codes of dossiers",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "code"), name="code_leads_to_one_dossier")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worker", models.BigIntegerField(verbose_name="for whom")),
                ("day", models.DateField(verbose_name="day")),
                ("overdue", models.PositiveIntegerField(verbose_name="dossiers too late")),
                ("today", models.PositiveIntegerField(verbose_name="dossiers with a term that ends today")),
                (
                    "soon",
                    models.PositiveIntegerField(verbose_name="dossiers with a term that ends the next working day"),
                ),
                (
                    "of_nobody",
                    models.PositiveIntegerField(verbose_name="dossiers of nobody that are too late or nearly"),
                ),
                ("mailed_at", models.DateTimeField(blank=True, null=True, verbose_name="sent by e-mail at")),
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
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "worker", "day"), name="one_reminder_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("overdue__gt", 0), ("today__gt", 0), ("soon__gt", 0), ("of_nobody__gt", 0), _connector="OR"
                        ),
                        name="reminder_of_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentBsn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.CharField(max_length=300, verbose_name="BSN, sealed")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                ("added_by", models.BigIntegerField(blank=True, null=True, verbose_name="added by")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bsns",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "BSN of a resident",
                "verbose_name_plural": "BSNs of residents",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "resident"), name="one_bsn_per_resident")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentbsnevent" ("added_at", "added_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id") SELECT new_values."added_at", new_values."added_by", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bae05b1f4ad133f559378ae4fc7e49e238a298f1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2131b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_residentbsn",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentbsnevent" ("added_at", "added_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id") SELECT new_values."added_at", new_values."added_by", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."added_at" IS DISTINCT FROM (new_values."added_at") OR old_values."added_by" IS DISTINCT FROM (new_values."added_by") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."resident_id" IS DISTINCT FROM (new_values."resident_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8769314d2f2e85d6fb566553b879e45695c2654b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f3e8f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_residentbsn",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentbsnevent" ("added_at", "added_by", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id") SELECT old_values."added_at", old_values."added_by", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="46a9a11ee99aa48b7e290c825e7bd6fbb6f56dc3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2dff7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_residentbsn",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentBsnEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                ("added_by", models.BigIntegerField(blank=True, null=True, verbose_name="added by")),
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
                        to="casework.residentbsn",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResidentCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("to_do", "Not checked yet"),
                            ("passed", "In order"),
                            ("proposed", "Waits for a person"),
                            ("decided", "A person decided"),
                        ],
                        default="to_do",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lives here", "Lives at this address"),
                            ("moved within", "Moved within the municipality"),
                            ("lives elsewhere", "Lives in another municipality"),
                            ("deceased", "Has died"),
                            ("not found", "Not found in the BRP"),
                            ("differs", "Differs from the BRP"),
                        ],
                        max_length=20,
                        verbose_name="proposed",
                    ),
                ),
                (
                    "repair",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "The name is the same"),
                            ("spelling", "The name is spelt otherwise"),
                            ("prefix", "Another or an attached tussenvoegsel"),
                            ("maiden name", "The creditor has the maiden name"),
                            ("partner name", "The creditor has the name of the partner"),
                            ("double name", "The creditor has a double name"),
                            ("swapped", "First name and surname were swapped"),
                            ("typo", "One letter of the name differs"),
                            ("initials", "The initials differ or are missing"),
                            ("birth date", "The birth date differs"),
                            ("business", "The creditor has the name of the business"),
                        ],
                        max_length=20,
                        verbose_name="what differs in the name",
                    ),
                ),
                (
                    "doubt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("several fit", "More than one person fits"),
                            ("other door", "Lives behind another door of the same house number"),
                            ("not at address", "The BRP says: does not stay at this address"),
                            ("under investigation", "The address is under investigation in the BRP"),
                            ("emigrated", "Has left the Netherlands"),
                            ("no address", "The BRP knows no address of this person"),
                            ("others live here", "Others live at this address, nobody of this name"),
                            ("nobody lives here", "Nobody is registered at this address"),
                            ("business only", "There is only the name of a business"),
                            ("no answer", "The BRP gave no answer that can be used"),
                        ],
                        max_length=20,
                        verbose_name="what else differs",
                    ),
                ),
                ("found_name", models.CharField(blank=True, max_length=500, verbose_name="name in the BRP")),
                ("found_born_on", models.DateField(blank=True, null=True, verbose_name="birth date in the BRP")),
                ("found_place", models.JSONField(blank=True, null=True, verbose_name="address in the BRP")),
                ("found_bsn", models.CharField(blank=True, max_length=300, verbose_name="BSN in the BRP, sealed")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked at")),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lives here", "Lives at this address"),
                            ("moved within", "Moved within the municipality"),
                            ("lives elsewhere", "Lives in another municipality"),
                            ("deceased", "Has died"),
                            ("not found", "Not found in the BRP"),
                            ("differs", "Differs from the BRP"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(blank=True, null=True, verbose_name="decided by")),
                (
                    "new_address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moved_to",
                        to="linkage.address",
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
                    "person",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="casework.dossierresident",
                    ),
                ),
            ],
            options={
                "verbose_name": "BRP check",
                "verbose_name_plural": "BRP checks",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "person"), name="person_checked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("status", "decided"),
                                models.Q(("finding", ""), _negated=True),
                            ),
                            models.Q(("decided_by", None), ("finding", "lives here"), ("status", "passed")),
                            models.Q(
                                ("decided_at", None),
                                ("decided_by", None),
                                ("finding", ""),
                                ("status__in", ("to_do", "proposed")),
                            ),
                            _connector="OR",
                        ),
                        name="result_of_check_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "proposed"), _negated=True),
                            models.Q(("proposal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_says_something",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentcheckevent" ("checked_at", "decided_at", "decided_by", "doubt", "finding", "id", "new_address_id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason", "repair", "shared_with", "status") SELECT new_values."checked_at", new_values."decided_at", new_values."decided_by", new_values."doubt", new_values."finding", new_values."id", new_values."new_address_id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."proposal", new_values."reason", new_values."repair", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="267233d1270233defc44af879fefcd80c4577724",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dfc1a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_residentcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentcheckevent" ("checked_at", "decided_at", "decided_by", "doubt", "finding", "id", "new_address_id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason", "repair", "shared_with", "status") SELECT new_values."checked_at", new_values."decided_at", new_values."decided_by", new_values."doubt", new_values."finding", new_values."id", new_values."new_address_id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."proposal", new_values."reason", new_values."repair", new_values."shared_with", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."checked_at" IS DISTINCT FROM (new_values."checked_at") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by" IS DISTINCT FROM (new_values."decided_by") OR old_values."doubt" IS DISTINCT FROM (new_values."doubt") OR old_values."finding" IS DISTINCT FROM (new_values."finding") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."new_address_id" IS DISTINCT FROM (new_values."new_address_id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."proposal" IS DISTINCT FROM (new_values."proposal") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."repair" IS DISTINCT FROM (new_values."repair") OR old_values."shared_with" IS DISTINCT FROM (new_values."shared_with") OR old_values."status" IS DISTINCT FROM (new_values."status")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3f121f8613ec22a4bd1fa9e54034a308626c3b97",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_29152",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_residentcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_residentcheckevent" ("checked_at", "decided_at", "decided_by", "doubt", "finding", "id", "new_address_id", "organisation_id", "person_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "reason", "repair", "shared_with", "status") SELECT old_values."checked_at", old_values."decided_at", old_values."decided_by", old_values."doubt", old_values."finding", old_values."id", old_values."new_address_id", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."proposal", old_values."reason", old_values."repair", old_values."shared_with", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4fa89dbb80a10379918950d40bca0e0907b0cf9d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a351",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_residentcheck",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResidentCheckEvent",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("to_do", "Not checked yet"),
                            ("passed", "In order"),
                            ("proposed", "Waits for a person"),
                            ("decided", "A person decided"),
                        ],
                        default="to_do",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lives here", "Lives at this address"),
                            ("moved within", "Moved within the municipality"),
                            ("lives elsewhere", "Lives in another municipality"),
                            ("deceased", "Has died"),
                            ("not found", "Not found in the BRP"),
                            ("differs", "Differs from the BRP"),
                        ],
                        max_length=20,
                        verbose_name="proposed",
                    ),
                ),
                (
                    "repair",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "The name is the same"),
                            ("spelling", "The name is spelt otherwise"),
                            ("prefix", "Another or an attached tussenvoegsel"),
                            ("maiden name", "The creditor has the maiden name"),
                            ("partner name", "The creditor has the name of the partner"),
                            ("double name", "The creditor has a double name"),
                            ("swapped", "First name and surname were swapped"),
                            ("typo", "One letter of the name differs"),
                            ("initials", "The initials differ or are missing"),
                            ("birth date", "The birth date differs"),
                            ("business", "The creditor has the name of the business"),
                        ],
                        max_length=20,
                        verbose_name="what differs in the name",
                    ),
                ),
                (
                    "doubt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("several fit", "More than one person fits"),
                            ("other door", "Lives behind another door of the same house number"),
                            ("not at address", "The BRP says: does not stay at this address"),
                            ("under investigation", "The address is under investigation in the BRP"),
                            ("emigrated", "Has left the Netherlands"),
                            ("no address", "The BRP knows no address of this person"),
                            ("others live here", "Others live at this address, nobody of this name"),
                            ("nobody lives here", "Nobody is registered at this address"),
                            ("business only", "There is only the name of a business"),
                            ("no answer", "The BRP gave no answer that can be used"),
                        ],
                        max_length=20,
                        verbose_name="what else differs",
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked at")),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lives here", "Lives at this address"),
                            ("moved within", "Moved within the municipality"),
                            ("lives elsewhere", "Lives in another municipality"),
                            ("deceased", "Has died"),
                            ("not found", "Not found in the BRP"),
                            ("differs", "Differs from the BRP"),
                        ],
                        max_length=20,
                        verbose_name="result",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(blank=True, null=True, verbose_name="decided by")),
                (
                    "new_address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.address",
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
                        to="casework.residentcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
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
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "month"), name="one_round_a_month"),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="round_month_is_a_first_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="closed_at_and_by_together",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_roundevent" ("closed_at", "closed_by", "closes_on", "id", "month", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT new_values."closed_at", new_values."closed_by", new_values."closes_on", new_values."id", new_values."month", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="db2eeddc37753447f9be1619dd1c460f42a4bc2d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7f727",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_round",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_roundevent" ("closed_at", "closed_by", "closes_on", "id", "month", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT new_values."closed_at", new_values."closed_by", new_values."closes_on", new_values."id", new_values."month", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e3cb49324f00f3c18a5883cc8fae1a120b9a03d1",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3983a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_round",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_roundevent" ("closed_at", "closed_by", "closes_on", "id", "month", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_with") SELECT old_values."closed_at", old_values."closed_by", old_values."closes_on", old_values."id", old_values."month", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="bb12574809a9f6c17d68768fabe4ee8daf0e3620",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fa2c5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_round",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierEvent",
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
                ("month", models.DateField(verbose_name="month")),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "decided_priority",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="priority decided by a person"),
                ),
                ("assigned_to", models.BigIntegerField(blank=True, null=True, verbose_name="assigned to")),
                ("assigned_by", models.BigIntegerField(blank=True, null=True, verbose_name="assigned by")),
                ("assigned_at", models.DateTimeField(blank=True, null=True, verbose_name="assigned at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.address",
                        verbose_name="address",
                    ),
                ),
                (
                    "opened_with",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.delivery",
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
                        to="casework.dossier",
                    ),
                ),
                (
                    "resident",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.resident",
                        verbose_name="resident",
                    ),
                ),
                (
                    "round",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="casework.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="round",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dossiers",
                to="casework.round",
                verbose_name="round",
            ),
        ),
        migrations.CreateModel(
            name="CheckRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("running", "Running"), ("done", "Done"), ("stopped", "Stopped")],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="people")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="looked up")),
                ("fault", models.CharField(blank=True, max_length=20, verbose_name="why it stopped")),
                ("is_for_new_only", models.BooleanField(default=False, verbose_name="only who was never looked up")),
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
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
                    "round",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_runs",
                        to="casework.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of BRP checks",
                "verbose_name_plural": "runs of BRP checks",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "running")),
                        fields=("organisation", "round"),
                        name="one_check_run_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundEvent",
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
                ("month", models.DateField(help_text="Its first day.", verbose_name="month")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                ("closed_by", models.BigIntegerField(blank=True, null=True, verbose_name="closed by")),
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
                        to="casework.round",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=300, verbose_name="filters and order")),
                ("is_shared", models.BooleanField(default=False, verbose_name="for the whole team")),
                ("made_by", models.BigIntegerField(verbose_name="made by")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
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
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "made_by", "name"), name="saved_view_once_per_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("term", models.CharField(db_collation="C", max_length=60, verbose_name="word")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_terms",
                        to="linkage.address",
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
                "verbose_name": "search word",
                "verbose_name_plural": "search words",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "term", "address"), name="search_term_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeparateAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("since", models.DateTimeField(verbose_name="since")),
                ("decided_by", models.BigIntegerField(blank=True, null=True, verbose_name="decided by")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="separations",
                        to="linkage.address",
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
                "verbose_name": "address without bundling",
                "verbose_name_plural": "addresses without bundling",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "address"), name="address_separated_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsafeAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("marked_by", models.BigIntegerField(verbose_name="marked by")),
                ("marked_at", models.DateTimeField(verbose_name="marked at")),
                ("review_on", models.DateField(verbose_name="look again on")),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted at")),
                ("lifted_by", models.BigIntegerField(blank=True, null=True, verbose_name="lifted by")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsafe_marks",
                        to="linkage.address",
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
                "verbose_name": "unsafe address",
                "verbose_name_plural": "unsafe addresses",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("organisation", "address"),
                        name="address_marked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="unsafe_lifted_at_and_by_together",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_unsafeaddressevent" ("address_id", "id", "lifted_at", "lifted_by", "marked_at", "marked_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "shared_with") SELECT new_values."address_id", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."marked_at", new_values."marked_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."review_on", new_values."shared_with" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a305e8fcb5cfd08437aef96966697a42a9501f60",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bd8c5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_unsafeaddress",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_unsafeaddressevent" ("address_id", "id", "lifted_at", "lifted_by", "marked_at", "marked_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "shared_with") SELECT new_values."address_id", new_values."id", new_values."lifted_at", new_values."lifted_by", new_values."marked_at", new_values."marked_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."review_on", new_values."shared_with" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7c13a6c3e12b742c8576374a32f7f09cd8de06f8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d6a4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_unsafeaddress",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_unsafeaddressevent" ("address_id", "id", "lifted_at", "lifted_by", "marked_at", "marked_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "shared_with") SELECT old_values."address_id", old_values."id", old_values."lifted_at", old_values."lifted_by", old_values."marked_at", old_values."marked_by", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."review_on", old_values."shared_with" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2d82508fb522f01d5f82eb5d53d566cd54ae152e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_477bb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_unsafeaddress",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsafeAddressEvent",
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
                ("marked_by", models.BigIntegerField(verbose_name="marked by")),
                ("marked_at", models.DateTimeField(verbose_name="marked at")),
                ("review_on", models.DateField(verbose_name="look again on")),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted at")),
                ("lifted_by", models.BigIntegerField(blank=True, null=True, verbose_name="lifted by")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.address",
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
                        to="casework.unsafeaddress",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkingAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "closing_day",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="day of the month on which the round closes",
                    ),
                ),
                (
                    "offer_days",
                    models.PositiveSmallIntegerField(
                        default=28,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="days within which a conversation is offered",
                    ),
                ),
                (
                    "decision_weeks",
                    models.PositiveSmallIntegerField(
                        default=8,
                        help_text="As in the municipality's own by-law; the law allows 8 at most.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                        verbose_name="weeks within which is decided on admission to debt help",
                    ),
                ),
                (
                    "attempts_before_no_contact",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="attempts before it ends without contact",
                    ),
                ),
                (
                    "visits_start",
                    models.CharField(
                        blank=True,
                        help_text="Of the office from which colleagues leave.",
                        max_length=6,
                        verbose_name="postcode where visits start",
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
                "verbose_name": "working agreement",
                "verbose_name_plural": "working agreements",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation",), name="one_working_agreement"),
                    models.CheckConstraint(
                        condition=models.Q(("closing_day__range", (1, 28))), name="closing_day_in_every_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision_weeks__lte", 8)), name="decision_weeks_within_the_law"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_workingagreementevent" ("attempts_before_no_contact", "closing_day", "decision_weeks", "id", "offer_days", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "visits_start") SELECT new_values."attempts_before_no_contact", new_values."closing_day", new_values."decision_weeks", new_values."id", new_values."offer_days", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."visits_start" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c4852324d567cf98e84eeb2827cce50ad514d28f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_860d7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="casework_workingagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_workingagreementevent" ("attempts_before_no_contact", "closing_day", "decision_weeks", "id", "offer_days", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "visits_start") SELECT new_values."attempts_before_no_contact", new_values."closing_day", new_values."decision_weeks", new_values."id", new_values."offer_days", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."visits_start" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="54c68820dd4de6765ed7d37296b577f4e70f9931",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5e0f0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="casework_workingagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "casework_workingagreementevent" ("attempts_before_no_contact", "closing_day", "decision_weeks", "id", "offer_days", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "visits_start") SELECT old_values."attempts_before_no_contact", old_values."closing_day", old_values."decision_weeks", old_values."id", old_values."offer_days", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."visits_start" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e35258ab0c44f032b26d6dd4e22d30bc98fff368",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bf7a0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="casework_workingagreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingAgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "closing_day",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="day of the month on which the round closes",
                    ),
                ),
                (
                    "offer_days",
                    models.PositiveSmallIntegerField(
                        default=28,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="days within which a conversation is offered",
                    ),
                ),
                (
                    "decision_weeks",
                    models.PositiveSmallIntegerField(
                        default=8,
                        help_text="As in the municipality's own by-law; the law allows 8 at most.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(8),
                        ],
                        verbose_name="weeks within which is decided on admission to debt help",
                    ),
                ),
                (
                    "attempts_before_no_contact",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="attempts before it ends without contact",
                    ),
                ),
                (
                    "visits_start",
                    models.CharField(
                        blank=True,
                        help_text="Of the office from which colleagues leave.",
                        max_length=6,
                        verbose_name="postcode where visits start",
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
                        to="casework.workingagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BulkAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.UUIDField(default=uuid.uuid4, verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("assign", "Assign"), ("close", "Close")], max_length=10, verbose_name="what is done"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("chosen", "Not started yet"), ("running", "Running"), ("done", "Done")],
                        default="chosen",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("assignee", models.BigIntegerField(blank=True, null=True, verbose_name="assigned to")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("(Budget)advies en/of quick fix", "(Budget) advice or quick fix"),
                            ("Vervolghulp en/of verwijzing", "Further help or referral"),
                            ("Vervolghulp en/of verwijzing financieel", "Further help or referral: financial"),
                            ("Vervolghulp en/of verwijzing niet financieel", "Further help or referral: not financial"),
                            ("Verwijzing zonder tussenkomst inwoner", "Referred without the resident"),
                            (
                                "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
                                "Manages alone, wants no help",
                            ),
                            (
                                "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
                                "Has paid or arranged to pay",
                            ),
                            ("Geen reactie na eerder contact", "No reaction after earlier contact"),
                            ("Definitief geen contact kunnen krijgen", "No contact in the end"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner heeft al een ander lopend traject", "Already in another trajectory"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        max_length=70,
                        verbose_name="end result",
                    ),
                ),
                (
                    "sub_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("detention", "In detention"),
                            ("unsafe", "Not safe to approach"),
                            ("no_lawful_residence", "No lawful residence according to the BRP"),
                            ("no_known_address", "No known address"),
                            ("no_capacity", "Not enough colleagues"),
                            ("bewindvoerder", "Has a bewindvoerder, who takes it up"),
                            ("other_helper", "Another helper takes it up"),
                            ("objection", "Objected to the processing (AVG art. 21)"),
                        ],
                        max_length=20,
                        verbose_name="reason that stays with us",
                    ),
                ),
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
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
                "verbose_name": "bulk action",
                "verbose_name_plural": "bulk actions",
                "indexes": [
                    models.Index(fields=["organisation", "-ordered_at", "-id"], name="bulk_action_newest_first")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="one_bulk_action_per_number")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="collectionpause",
            constraint=models.UniqueConstraint(
                fields=("organisation", "person", "creditor"), name="one_pause_per_creditor"
            ),
        ),
        policies.KeepHistory("CourtAdministrator"),
        policies.KeepHistory("DataBreach"),
        policies.KeepHistory("ContactAttempt"),
        policies.KeepHistory("DossierResident"),
        policies.KeepHistory("CollectionPause"),
        policies.KeepHistory("Feedback"),
        policies.KeepHistory("FeedbackRight"),
        policies.KeepHistory("HelpOffer"),
        policies.KeepHistory("KnownAtDebtHelp"),
        policies.KeepHistory("Letter"),
        policies.KeepHistory("PlannedVisit"),
        policies.KeepHistory("ResidentBsn"),
        policies.KeepHistory("ResidentCheck"),
        policies.KeepHistory("Round"),
        policies.KeepHistory("Dossier"),
        policies.KeepHistory("UnsafeAddress"),
        policies.KeepHistory("WorkingAgreement"),
    ]
