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
        ("intake", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street")),
                ("postcode", models.CharField(max_length=6, verbose_name="postcode")),
                ("house_number", models.PositiveIntegerField(verbose_name="house number")),
                ("house_letter", models.CharField(blank=True, max_length=1, verbose_name="house letter")),
                ("house_addition", models.CharField(blank=True, max_length=20, verbose_name="addition")),
                ("town", models.CharField(blank=True, max_length=200, verbose_name="town")),
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
                "verbose_name": "address",
                "verbose_name_plural": "addresses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "postcode", "house_number", "house_letter", "house_addition"),
                        name="address_spelt_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("certain", "Certain"),
                            ("by person", "Decided by a person"),
                            ("in review", "Waits for a person"),
                            ("single", "Nobody known yet"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "score",
                    models.FloatField(
                        help_text="Probability that it is the same person, from 0 to 1.", verbose_name="score"
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                ("linked_at", models.DateTimeField(null=True, verbose_name="linked at")),
                (
                    "address",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
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
                    "signal",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="intake.arrearssignal",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "in review")),
                        fields=["organisation", "id"],
                        name="link_that_waits",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "signal"), name="signal_linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("score__range", (0, 1))), name="link_score_is_probability"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("address_id", "evidence", "id", "linked_at", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "score", "shared_with", "signal_id", "state") SELECT new_values."address_id", new_values."evidence", new_values."id", new_values."linked_at", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id", new_values."score", new_values."shared_with", new_values."signal_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ae87631361bf21f0b22639951c2fc789479bfe2f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8d92",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="linkage_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("address_id", "evidence", "id", "linked_at", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "score", "shared_with", "signal_id", "state") SELECT new_values."address_id", new_values."evidence", new_values."id", new_values."linked_at", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id", new_values."score", new_values."shared_with", new_values."signal_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="92dbb5042cc319897b729801b4ee7167fb8a7729",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be3ad",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="linkage_link",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkevent" ("address_id", "evidence", "id", "linked_at", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "score", "shared_with", "signal_id", "state") SELECT old_values."address_id", old_values."evidence", old_values."id", old_values."linked_at", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id", old_values."score", old_values."shared_with", old_values."signal_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="019b362cd34d05f4a43630e28010b1f0122fba40",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_be695",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="linkage_link",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("same", "The same person"), ("other", "Somebody else"), ("unsure", "I do not know")],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                ("is_signal_only", models.BooleanField(default=False, verbose_name="only this signal was in doubt")),
                (
                    "moved_links",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what moved along",
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(verbose_name="decided by")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back at")),
                ("undone_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken back by")),
                (
                    "link",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="linkage.link",
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
                "verbose_name": "answer about two people",
                "verbose_name_plural": "answers about two people",
                "indexes": [models.Index(fields=["organisation", "-decided_at"], name="answer_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="taken_back_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict", "same"), ("moved_links", []), _connector="OR"),
                        name="only_the_same_person_moves",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkreviewevent" ("decided_at", "decided_by", "id", "is_signal_only", "link_id", "moved_links", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "stood_under_id", "undone_at", "undone_by", "verdict") SELECT new_values."decided_at", new_values."decided_by", new_values."id", new_values."is_signal_only", new_values."link_id", new_values."moved_links", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."resident_id", new_values."shared_with", new_values."stood_under_id", new_values."undone_at", new_values."undone_by", new_values."verdict" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9a0231d5688d461ffe20f621e30e50ed51810322",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9886b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="linkage_linkreview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkreviewevent" ("decided_at", "decided_by", "id", "is_signal_only", "link_id", "moved_links", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "stood_under_id", "undone_at", "undone_by", "verdict") SELECT new_values."decided_at", new_values."decided_by", new_values."id", new_values."is_signal_only", new_values."link_id", new_values."moved_links", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."resident_id", new_values."shared_with", new_values."stood_under_id", new_values."undone_at", new_values."undone_by", new_values."verdict" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6fa73a06245007f2404a5bb345cda1f580aef081",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77cd2",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="linkage_linkreview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_linkreviewevent" ("decided_at", "decided_by", "id", "is_signal_only", "link_id", "moved_links", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "resident_id", "shared_with", "stood_under_id", "undone_at", "undone_by", "verdict") SELECT old_values."decided_at", old_values."decided_by", old_values."id", old_values."is_signal_only", old_values."link_id", old_values."moved_links", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."resident_id", old_values."shared_with", old_values."stood_under_id", old_values."undone_at", old_values."undone_by", old_values."verdict" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dc75d5cc1eb25e06841b2ca6d43e78af9cb3bbe0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3b1f9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="linkage_linkreview",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("surname", models.CharField(blank=True, max_length=200, verbose_name="surname")),
                ("prefix", models.CharField(blank=True, max_length=200, verbose_name="prefix")),
                ("initials", models.CharField(blank=True, max_length=200, verbose_name="initials")),
                ("business_name", models.CharField(blank=True, max_length=200, verbose_name="business name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
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
                "verbose_name": "resident",
                "verbose_name_plural": "residents",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_residentevent" ("birth_date", "business_name", "id", "initials", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "shared_with", "surname") SELECT new_values."birth_date", new_values."business_name", new_values."id", new_values."initials", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."prefix", new_values."shared_with", new_values."surname" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6e1742aebb641d9c6df292a25d7b369236f3b2bf",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d172",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="linkage_resident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_residentevent" ("birth_date", "business_name", "id", "initials", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "shared_with", "surname") SELECT new_values."birth_date", new_values."business_name", new_values."id", new_values."initials", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."prefix", new_values."shared_with", new_values."surname" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a9edd099234c1ccda4536bf7fd38d8fdf122a0a5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_316ac",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="linkage_resident",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "linkage_residentevent" ("birth_date", "business_name", "id", "initials", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "shared_with", "surname") SELECT old_values."birth_date", old_values."business_name", old_values."id", old_values."initials", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."prefix", old_values."shared_with", old_values."surname" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b941bace746e66daadcbbfaaf20f95ed3cefd0ab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_66de7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="linkage_resident",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkReviewEvent",
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
                    "verdict",
                    models.CharField(
                        choices=[("same", "The same person"), ("other", "Somebody else"), ("unsure", "I do not know")],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                ("is_signal_only", models.BooleanField(default=False, verbose_name="only this signal was in doubt")),
                (
                    "moved_links",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what moved along",
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="decided at")),
                ("decided_by", models.BigIntegerField(verbose_name="decided by")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back at")),
                ("undone_by", models.BigIntegerField(blank=True, null=True, verbose_name="taken back by")),
                (
                    "link",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="linkage.link",
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
                        to="linkage.linkreview",
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
                (
                    "stood_under",
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
        migrations.AddField(
            model_name="linkreview",
            name="resident",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="linkage.resident",
            ),
        ),
        migrations.AddField(
            model_name="linkreview",
            name="stood_under",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews_of_own_signals",
                to="linkage.resident",
            ),
        ),
        migrations.CreateModel(
            name="LinkEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("certain", "Certain"),
                            ("by person", "Decided by a person"),
                            ("in review", "Waits for a person"),
                            ("single", "Nobody known yet"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "score",
                    models.FloatField(
                        help_text="Probability that it is the same person, from 0 to 1.", verbose_name="score"
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                ("linked_at", models.DateTimeField(null=True, verbose_name="linked at")),
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
                        to="linkage.link",
                    ),
                ),
                (
                    "signal",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="intake.arrearssignal",
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
            name="LinkCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("score", models.FloatField(verbose_name="score")),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="evidence")),
                (
                    "is_signal_only",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="only this signal is in doubt, not the whole person",
                    ),
                ),
                (
                    "link",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="linkage.link",
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
                        related_name="+",
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidate",
                "verbose_name_plural": "candidates",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "link", "resident"), name="candidate_named_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="link",
            name="resident",
            field=samenspoor.foundation.organisations.owned.OwnedForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to="linkage.resident",
            ),
        ),
        migrations.CreateModel(
            name="ResidentEvent",
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
                ("surname", models.CharField(blank=True, max_length=200, verbose_name="surname")),
                ("prefix", models.CharField(blank=True, max_length=200, verbose_name="prefix")),
                ("initials", models.CharField(blank=True, max_length=200, verbose_name="initials")),
                ("business_name", models.CharField(blank=True, max_length=200, verbose_name="business name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="birth date")),
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
                        to="linkage.resident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="linkreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("organisation", "link", "resident"),
                name="one_answer_in_force_per_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="linkreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("stood_under", models.F("resident")), _negated=True),
                name="answer_is_about_two_people",
            ),
        ),
        policies.KeepHistory("Resident"),
        policies.KeepHistory("LinkReview"),
        policies.KeepHistory("Link"),
    ]
