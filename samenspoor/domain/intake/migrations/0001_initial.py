import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models

import samenspoor.domain.intake.models.profile
import samenspoor.foundation.organisations.owned
from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Creditor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "type",
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
                        verbose_name="type",
                    ),
                ),
                ("responsible", models.BigIntegerField(blank=True, null=True, verbose_name="person responsible")),
                ("covenant", models.CharField(blank=True, max_length=200, verbose_name="covenant")),
                (
                    "minimum_cents",
                    models.PositiveIntegerField(default=0, verbose_name="minimum amount in the covenant, in cents"),
                ),
                (
                    "minimum_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minimum days in arrears in the covenant"
                    ),
                ),
                (
                    "maximum_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="maximum days in arrears in the covenant"
                    ),
                ),
                (
                    "attested_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="responsible collection attested at"),
                ),
                ("attested_by", models.BigIntegerField(blank=True, null=True, verbose_name="attested by")),
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
                "verbose_name": "creditor",
                "verbose_name_plural": "creditors",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "code"), name="creditor_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attested_at", None), ("attested_by", None)),
                            models.Q(("attested_at__isnull", False), ("attested_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="attested_at_and_by_together",
                    ),
                    models.CheckConstraint(condition=models.Q(("type", ""), _negated=True), name="creditor_has_a_type"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("covenant", ""), _negated=True),
                            models.Q(
                                ("maximum_days__isnull", True), ("minimum_cents", 0), ("minimum_days__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="limits_stand_in_a_covenant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_days", None),
                            ("maximum_days", None),
                            ("maximum_days__gte", models.F("minimum_days")),
                            _connector="OR",
                        ),
                        name="creditor_window_of_days_is_open",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_creditorevent" ("attested_at", "attested_by", "code", "covenant", "id", "maximum_days", "minimum_cents", "minimum_days", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible", "shared_with", "type") SELECT new_values."attested_at", new_values."attested_by", new_values."code", new_values."covenant", new_values."id", new_values."maximum_days", new_values."minimum_cents", new_values."minimum_days", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."responsible", new_values."shared_with", new_values."type" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0476fbf782f8a27a0e2d9261bf262f1417edda12",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a0b0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="intake_creditor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_creditorevent" ("attested_at", "attested_by", "code", "covenant", "id", "maximum_days", "minimum_cents", "minimum_days", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible", "shared_with", "type") SELECT new_values."attested_at", new_values."attested_by", new_values."code", new_values."covenant", new_values."id", new_values."maximum_days", new_values."minimum_cents", new_values."minimum_days", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."responsible", new_values."shared_with", new_values."type" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9c098b5158f0deeb60ccd9f5fc8611151ff9aded",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bcd84",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="intake_creditor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_creditorevent" ("attested_at", "attested_by", "code", "covenant", "id", "maximum_days", "minimum_cents", "minimum_days", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible", "shared_with", "type") SELECT old_values."attested_at", old_values."attested_by", old_values."code", old_values."covenant", old_values."id", old_values."maximum_days", old_values."minimum_cents", old_values."minimum_days", old_values."name", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."responsible", old_values."shared_with", old_values."type" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="da39eb70347b6b67ec8e74b1cdfbed4c7a4ed82c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4ad8f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="intake_creditor",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CreditorEvent",
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
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "type",
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
                        verbose_name="type",
                    ),
                ),
                ("responsible", models.BigIntegerField(blank=True, null=True, verbose_name="person responsible")),
                ("covenant", models.CharField(blank=True, max_length=200, verbose_name="covenant")),
                (
                    "minimum_cents",
                    models.PositiveIntegerField(default=0, verbose_name="minimum amount in the covenant, in cents"),
                ),
                (
                    "minimum_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minimum days in arrears in the covenant"
                    ),
                ),
                (
                    "maximum_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="maximum days in arrears in the covenant"
                    ),
                ),
                (
                    "attested_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="responsible collection attested at"),
                ),
                ("attested_by", models.BigIntegerField(blank=True, null=True, verbose_name="attested by")),
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
                        to="intake.creditor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visible_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file name")),
                ("file", models.CharField(max_length=200, verbose_name="place of the file")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unassigned", "Sender unknown"),
                            ("waiting", "Waits for attestation"),
                            ("reading", "Being read"),
                            ("mapping", "Needs mapping"),
                            ("stored", "Stored"),
                            ("linked", "Linked"),
                            ("done", "On the worklist"),
                            ("unreadable", "Not readable"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("dropped_columns", models.JSONField(default=list, verbose_name="columns not stored")),
                ("delivered_at", models.DateTimeField(verbose_name="delivered at")),
                ("delivered_by", models.BigIntegerField(verbose_name="delivered by user")),
                ("lines_read", models.PositiveIntegerField(default=0, verbose_name="lines read")),
                ("new", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("known", models.PositiveIntegerField(default=0, verbose_name="known")),
                ("rejected", models.PositiveIntegerField(default=0, verbose_name="rejected")),
                ("seconds", models.JSONField(default=dict, verbose_name="seconds per step")),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="intake.creditor",
                        verbose_name="creditor",
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
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "indexes": [models.Index(fields=["organisation", "-delivered_at"], name="delivery_newest_first")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryevent" ("creditor_id", "delivered_at", "delivered_by", "dropped_columns", "file", "file_name", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "reason", "sender_id", "status", "visible_to") SELECT new_values."creditor_id", new_values."delivered_at", new_values."delivered_by", new_values."dropped_columns", new_values."file", new_values."file_name", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."profile_id", new_values."reason", new_values."sender_id", new_values."status", new_values."visible_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8367f67d54aefff9ec91b88da9eceda666386d09",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_edaa1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="intake_delivery",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryevent" ("creditor_id", "delivered_at", "delivered_by", "dropped_columns", "file", "file_name", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "reason", "sender_id", "status", "visible_to") SELECT new_values."creditor_id", new_values."delivered_at", new_values."delivered_by", new_values."dropped_columns", new_values."file", new_values."file_name", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."profile_id", new_values."reason", new_values."sender_id", new_values."status", new_values."visible_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."creditor_id" IS DISTINCT FROM (new_values."creditor_id") OR old_values."delivered_at" IS DISTINCT FROM (new_values."delivered_at") OR old_values."delivered_by" IS DISTINCT FROM (new_values."delivered_by") OR old_values."dropped_columns" IS DISTINCT FROM (new_values."dropped_columns") OR old_values."file" IS DISTINCT FROM (new_values."file") OR old_values."file_name" IS DISTINCT FROM (new_values."file_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."profile_id" IS DISTINCT FROM (new_values."profile_id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."sender_id" IS DISTINCT FROM (new_values."sender_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."visible_to" IS DISTINCT FROM (new_values."visible_to")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6c79f31a66611f169d354462d3a977ee350c4b63",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96f3a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="intake_delivery",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryevent" ("creditor_id", "delivered_at", "delivered_by", "dropped_columns", "file", "file_name", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "reason", "sender_id", "status", "visible_to") SELECT old_values."creditor_id", old_values."delivered_at", old_values."delivered_by", old_values."dropped_columns", old_values."file", old_values."file_name", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."profile_id", old_values."reason", old_values."sender_id", old_values."status", old_values."visible_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="472f8a82af928ea67f0fe85bb73d0203fe4ad979",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_97600",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="intake_delivery",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArrearsSignal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="line")),
                ("reference", models.CharField(max_length=200, verbose_name="reference")),
                (
                    "fingerprint",
                    models.BinaryField(max_length=16, verbose_name="fingerprint of all that was delivered"),
                ),
                ("customer_number", models.CharField(blank=True, max_length=200, verbose_name="customer number")),
                ("surname", models.CharField(blank=True, max_length=200, verbose_name="surname")),
                ("prefix", models.CharField(blank=True, max_length=200, verbose_name="prefix")),
                ("initials", models.CharField(blank=True, max_length=200, verbose_name="initials")),
                ("business_name", models.CharField(blank=True, max_length=200, verbose_name="business name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street")),
                ("house_number", models.CharField(max_length=200, verbose_name="house number")),
                ("house_addition", models.CharField(blank=True, max_length=200, verbose_name="addition")),
                ("postcode", models.CharField(max_length=6, verbose_name="postcode")),
                ("town", models.CharField(blank=True, max_length=200, verbose_name="town")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.CharField(blank=True, max_length=200, verbose_name="e-mail")),
                ("amount_cents", models.IntegerField(verbose_name="amount in cents")),
                ("arisen_on", models.DateField(verbose_name="in arrears since")),
                ("signalled_on", models.DateField(verbose_name="signalled on")),
                ("is_end_of_supply", models.BooleanField(verbose_name="end of supply")),
                ("is_warm_handover", models.BooleanField(verbose_name="warm hand-over")),
                ("crisis_kind", models.CharField(blank=True, max_length=12, verbose_name="kind of crisis")),
                ("crisis_on", models.DateField(blank=True, null=True, verbose_name="date of the crisis")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("Nog niet opgepakt", "Not taken up yet"),
                            ("Opgepakt", "Taken up"),
                            ("Inwoner al bekend bij schuldhulpverlening", "Already known at debt help"),
                            ("Inwoner is overleden", "Deceased"),
                            ("Persoon is geen inwoner (meer) in de gemeente", "Does not live in the municipality"),
                            ("Niet opgepakt: herhaalde melding", "Not taken up: repeated"),
                            ("Niet opgepakt: onterecht signaal", "Not taken up: unfounded"),
                            ("Niet opgepakt: andere reden", "Not taken up: other reason"),
                        ],
                        default="Nog niet opgepakt",
                        max_length=60,
                        verbose_name="status",
                    ),
                ),
                (
                    "is_outside_covenant",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Only the covenant makes it unfounded; with a signal of another creditor a person decides.",
                        verbose_name="outside the covenant",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="intake.creditor",
                    ),
                ),
                (
                    "delivery",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="intake.delivery",
                    ),
                ),
            ],
            options={
                "verbose_name": "arrears signal",
                "verbose_name_plural": "arrears signals",
                "indexes": [
                    models.Index(
                        fields=["organisation", "creditor", "customer_number", "arisen_on"],
                        name="signal_by_customer_number",
                    ),
                    models.Index(
                        condition=models.Q(("is_outside_covenant", True)),
                        fields=["organisation", "delivery"],
                        name="signal_outside_covenant",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "creditor", "reference", "fingerprint"), name="signal_stored_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount_cents__gt", 0)), name="signal_amount_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("surname", ""), _negated=True),
                            models.Q(("business_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signal_names_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), size=None, verbose_name="header line"
                    ),
                ),
                ("mapping", models.JSONField(verbose_name="own column to our column")),
                (
                    "date_notation",
                    models.CharField(
                        choices=[
                            ("YYYY-MM-DD", "YYYY-MM-DD"),
                            ("DD-MM-YYYY", "DD-MM-YYYY"),
                            ("MM/DD/YYYY", "MM/DD/YYYY"),
                            ("YYYYMMDD", "YYYYMMDD"),
                        ],
                        max_length=10,
                        verbose_name="dates",
                    ),
                ),
                (
                    "amount_notation",
                    models.CharField(
                        choices=[("1204,50", "1204,50"), ("1204.50", "1204.50"), ("120450", "120450")],
                        max_length=10,
                        verbose_name="amounts",
                    ),
                ),
                (
                    "yes_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=samenspoor.domain.intake.models.profile.yes_words,
                        size=None,
                        verbose_name="words for yes",
                    ),
                ),
                (
                    "no_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=samenspoor.domain.intake.models.profile.no_words,
                        size=None,
                        verbose_name="words for no",
                    ),
                ),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profiles",
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
                "verbose_name": "saved layout",
                "verbose_name_plural": "saved layouts",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryprofileevent" ("amount_notation", "creditor_id", "date_notation", "header", "id", "mapping", "name", "no_words", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sender_id", "yes_words") SELECT new_values."amount_notation", new_values."creditor_id", new_values."date_notation", new_values."header", new_values."id", new_values."mapping", new_values."name", new_values."no_words", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."sender_id", new_values."yes_words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1cdb5649f5bd5bd163c75a7544b10d8fa171d18e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cc09c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="intake_deliveryprofile",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryprofileevent" ("amount_notation", "creditor_id", "date_notation", "header", "id", "mapping", "name", "no_words", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sender_id", "yes_words") SELECT new_values."amount_notation", new_values."creditor_id", new_values."date_notation", new_values."header", new_values."id", new_values."mapping", new_values."name", new_values."no_words", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."sender_id", new_values."yes_words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="61385b54e1cba79e8a10eb4e0788aab18f2271f4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_53f7f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="intake_deliveryprofile",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_deliveryprofileevent" ("amount_notation", "creditor_id", "date_notation", "header", "id", "mapping", "name", "no_words", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "sender_id", "yes_words") SELECT old_values."amount_notation", old_values."creditor_id", old_values."date_notation", old_values."header", old_values."id", old_values."mapping", old_values."name", old_values."no_words", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."sender_id", old_values."yes_words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="471573cc2e803b292e1eb143e09681486b175a5f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18d1d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="intake_deliveryprofile",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="profile",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="intake.deliveryprofile",
                verbose_name="read with",
            ),
        ),
        migrations.CreateModel(
            name="RejectedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField(verbose_name="line")),
                ("reference", models.CharField(blank=True, max_length=200, verbose_name="reference")),
                ("column", models.CharField(max_length=80, verbose_name="column")),
                ("code", models.CharField(max_length=30, verbose_name="reason")),
                (
                    "delivery",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rejected_rows",
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
            ],
            options={
                "verbose_name": "rejected row",
                "verbose_name_plural": "rejected rows",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "delivery", "line", "column", "code"),
                        name="rejected_once_per_line_and_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
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
                "verbose_name": "loket",
                "verbose_name_plural": "lokets",
                "constraints": [models.UniqueConstraint(fields=("organisation", "code"), name="sender_code_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_senderevent" ("code", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bcf3b9c19e61e2a33f776e3b8061e6c571511a87",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a99b7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="intake_sender",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_senderevent" ("code", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."id", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="33c8e69f93796c36221f2ccf9f6fe6d30f15fa56",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e6a2c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="intake_sender",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "intake_senderevent" ("code", "id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."id", old_values."name", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2f6f324d0d2183cbdd1f232e1b16bf318334b2c4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2636",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="intake_sender",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryProfileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "header",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), size=None, verbose_name="header line"
                    ),
                ),
                ("mapping", models.JSONField(verbose_name="own column to our column")),
                (
                    "date_notation",
                    models.CharField(
                        choices=[
                            ("YYYY-MM-DD", "YYYY-MM-DD"),
                            ("DD-MM-YYYY", "DD-MM-YYYY"),
                            ("MM/DD/YYYY", "MM/DD/YYYY"),
                            ("YYYYMMDD", "YYYYMMDD"),
                        ],
                        max_length=10,
                        verbose_name="dates",
                    ),
                ),
                (
                    "amount_notation",
                    models.CharField(
                        choices=[("1204,50", "1204,50"), ("1204.50", "1204.50"), ("120450", "120450")],
                        max_length=10,
                        verbose_name="amounts",
                    ),
                ),
                (
                    "yes_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=samenspoor.domain.intake.models.profile.yes_words,
                        size=None,
                        verbose_name="words for yes",
                    ),
                ),
                (
                    "no_words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=samenspoor.domain.intake.models.profile.no_words,
                        size=None,
                        verbose_name="words for no",
                    ),
                ),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="intake.deliveryprofile",
                    ),
                ),
                (
                    "sender",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.sender",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="deliveryprofile",
            name="sender",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="profiles",
                to="intake.sender",
            ),
        ),
        migrations.CreateModel(
            name="DeliveryEvent",
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
                ("file_name", models.CharField(max_length=200, verbose_name="file name")),
                ("file", models.CharField(max_length=200, verbose_name="place of the file")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unassigned", "Sender unknown"),
                            ("waiting", "Waits for attestation"),
                            ("reading", "Being read"),
                            ("mapping", "Needs mapping"),
                            ("stored", "Stored"),
                            ("linked", "Linked"),
                            ("done", "On the worklist"),
                            ("unreadable", "Not readable"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("dropped_columns", models.JSONField(default=list, verbose_name="columns not stored")),
                ("delivered_at", models.DateTimeField(verbose_name="delivered at")),
                ("delivered_by", models.BigIntegerField(verbose_name="delivered by user")),
                (
                    "creditor",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.creditor",
                        verbose_name="creditor",
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
                        to="intake.delivery",
                    ),
                ),
                (
                    "profile",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.deliveryprofile",
                        verbose_name="read with",
                    ),
                ),
                (
                    "sender",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.sender",
                        verbose_name="loket",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="sender",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="intake.sender",
                verbose_name="loket",
            ),
        ),
        migrations.CreateModel(
            name="SenderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
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
                        to="intake.sender",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignallingGround",
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
                        verbose_name="type",
                    ),
                ),
                ("legal_basis", models.CharField(max_length=200, verbose_name="legal basis")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "municipality_codes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=6),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="participating municipalities",
                    ),
                ),
                ("minimum_cents", models.IntegerField(default=0, verbose_name="minimum amount in cents")),
                (
                    "minimum_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minimum days in arrears"),
                ),
                (
                    "maximum_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="maximum days in arrears"),
                ),
            ],
            options={
                "verbose_name": "ground to signal",
                "verbose_name_plural": "grounds to signal",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("creditor_type", "starts_on"), name="one_ground_per_type_and_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="ground_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="deliveryprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("creditor__isnull", False), ("sender", None)),
                    models.Q(("creditor", None), ("sender__isnull", False)),
                    _connector="OR",
                ),
                name="profile_of_a_creditor_or_a_loket",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryprofile",
            constraint=models.UniqueConstraint(
                fields=("organisation", "creditor", "sender", "header"),
                name="one_profile_per_sender_and_header",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("creditor", None), ("sender", None), _connector="OR"),
                    models.Q(
                        ("status__in", ("unassigned", "withdrawn")),
                        ("creditor__isnull", False),
                        ("sender__isnull", False),
                        _connector="OR",
                    ),
                ),
                name="delivery_from_a_creditor_or_a_loket",
            ),
        ),
        policies.KeepHistory("Creditor"),
        policies.KeepHistory("Sender"),
        policies.KeepHistory("DeliveryProfile"),
        policies.KeepHistory("Delivery"),
    ]
