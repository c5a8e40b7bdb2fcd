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
            name="DestructionReport",
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
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
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
                "verbose_name": "report of destruction",
                "verbose_name_plural": "reports of destruction",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "running")),
                        fields=("organisation",),
                        name="one_destruction_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("status", "done")),
                            models.Q(("finished_at", None), ("status", "running")),
                            _connector="OR",
                        ),
                        name="done_has_a_moment",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_destructionreportevent" ("finished_at", "id", "ordered_at", "ordered_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT new_values."finished_at", new_values."id", new_values."ordered_at", new_values."ordered_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6c8b55cfd430d0cc3704c09d77be758592c4146c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9fb1f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="retention_destructionreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_destructionreportevent" ("finished_at", "id", "ordered_at", "ordered_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT new_values."finished_at", new_values."id", new_values."ordered_at", new_values."ordered_by", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8a64537d92924730283983f7067030bb529a05ab",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aba11",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="retention_destructionreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_destructionreportevent" ("finished_at", "id", "ordered_at", "ordered_by", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") SELECT old_values."finished_at", old_values."id", old_values."ordered_at", old_values."ordered_by", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a6b512c0f3bceba2dc4eefceddea643511894741",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_498ed",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="retention_destructionreport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DestructionLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "retention_class",
                    models.CharField(
                        choices=[
                            ("signal_not_taken_up", "Signals that were not taken up"),
                            ("dossier", "Dossiers with their signals and people"),
                            ("rejected_row", "Rejected rows"),
                            ("delivered_file", "Delivered files"),
                            ("staff", "Roles of staff"),
                            ("access_log", "Access log"),
                            ("letter_file", "Printed letters"),
                            ("data_breach", "Data breaches"),
                            ("agreement", "Agreements and contact persons"),
                            ("volunteer", "Files of volunteers"),
                            ("help_request", "Requests for a volunteer"),
                            ("helped_resident", "Residents whom volunteers help"),
                            ("message", "Mail that was sent"),
                            ("account", "Accounts and signing in"),
                        ],
                        max_length=40,
                        verbose_name="what",
                    ),
                ),
                ("days", models.PositiveIntegerField(verbose_name="days")),
                ("before", models.DateField(verbose_name="from before")),
                ("expected", models.PositiveIntegerField(verbose_name="expected")),
                ("destroyed", models.PositiveIntegerField(default=0, verbose_name="destroyed")),
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
                    "report",
                    samenspoor.foundation.organisations.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="retention.destructionreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a report of destruction",
                "verbose_name_plural": "lines of reports of destruction",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "report", "retention_class"), name="one_line_per_class"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DestructionReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("running", "Running"), ("done", "Done")],
                        default="running",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("ordered_at", models.DateTimeField(verbose_name="ordered at")),
                ("ordered_by", models.BigIntegerField(verbose_name="ordered by")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
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
                        to="retention.destructionreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DpiaConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=80, verbose_name="version")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("confirmed_at", models.DateTimeField(verbose_name="confirmed at")),
                ("confirmed_by", models.BigIntegerField(verbose_name="confirmed by")),
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
                "verbose_name": "confirmation of the DPIA",
                "verbose_name_plural": "confirmations of the DPIA",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version", ""), _negated=True), name="dpia_has_a_version"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_dpiaconfirmationevent" ("confirmed_at", "confirmed_by", "decided_on", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."confirmed_at", new_values."confirmed_by", new_values."decided_on", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c1ec15e8fa31ccd1d8024cdcfe99a2941a466b8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32bde",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="retention_dpiaconfirmation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_dpiaconfirmationevent" ("confirmed_at", "confirmed_by", "decided_on", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."confirmed_at", new_values."confirmed_by", new_values."decided_on", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6170379b141b00da37295e5260e048b042f6da8c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1b901",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="retention_dpiaconfirmation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_dpiaconfirmationevent" ("confirmed_at", "confirmed_by", "decided_on", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."confirmed_at", old_values."confirmed_by", old_values."decided_on", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1514bfdca81b7dcb0c88cece7823853f585ea936",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3b2a8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="retention_dpiaconfirmation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DpiaConfirmationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", models.CharField(max_length=80, verbose_name="version")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("confirmed_at", models.DateTimeField(verbose_name="confirmed at")),
                ("confirmed_by", models.BigIntegerField(verbose_name="confirmed by")),
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
                        to="retention.dpiaconfirmation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RetentionTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "retention_class",
                    models.CharField(
                        choices=[
                            ("signal_not_taken_up", "Signals that were not taken up"),
                            ("dossier", "Dossiers with their signals and people"),
                            ("rejected_row", "Rejected rows"),
                            ("delivered_file", "Delivered files"),
                            ("staff", "Roles of staff"),
                            ("access_log", "Access log"),
                            ("letter_file", "Printed letters"),
                            ("data_breach", "Data breaches"),
                            ("agreement", "Agreements and contact persons"),
                            ("volunteer", "Files of volunteers"),
                            ("help_request", "Requests for a volunteer"),
                            ("helped_resident", "Residents whom volunteers help"),
                            ("message", "Mail that was sent"),
                            ("account", "Accounts and signing in"),
                        ],
                        max_length=40,
                        verbose_name="what",
                    ),
                ),
                ("days", models.PositiveIntegerField(verbose_name="days")),
                ("basis", models.CharField(max_length=200, verbose_name="where this is decided")),
                (
                    "hold_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason to wait with destruction"),
                ),
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
                "verbose_name": "retention term",
                "verbose_name_plural": "retention terms",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "retention_class"), name="one_term_per_retention_class"
                    ),
                    models.CheckConstraint(condition=models.Q(("days__gte", 1)), name="term_is_at_least_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True), name="term_was_decided_somewhere"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_retentiontermevent" ("basis", "days", "entered_at", "entered_by", "hold_reason", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retention_class") SELECT new_values."basis", new_values."days", new_values."entered_at", new_values."entered_by", new_values."hold_reason", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."retention_class" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fca0dc2a7de0f7f32e083deaab240369928879e5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8f51",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="retention_retentionterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_retentiontermevent" ("basis", "days", "entered_at", "entered_by", "hold_reason", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retention_class") SELECT new_values."basis", new_values."days", new_values."entered_at", new_values."entered_by", new_values."hold_reason", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."retention_class" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="08ea82c6d99abae5fe17aa6b44cf3999ee678b12",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_917e5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="retention_retentionterm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "retention_retentiontermevent" ("basis", "days", "entered_at", "entered_by", "hold_reason", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "retention_class") SELECT old_values."basis", old_values."days", old_values."entered_at", old_values."entered_by", old_values."hold_reason", old_values."id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."retention_class" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9f053b52f4c311a2a9433c6264a69a01c550652a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ac4a3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="retention_retentionterm",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionTermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "retention_class",
                    models.CharField(
                        choices=[
                            ("signal_not_taken_up", "Signals that were not taken up"),
                            ("dossier", "Dossiers with their signals and people"),
                            ("rejected_row", "Rejected rows"),
                            ("delivered_file", "Delivered files"),
                            ("staff", "Roles of staff"),
                            ("access_log", "Access log"),
                            ("letter_file", "Printed letters"),
                            ("data_breach", "Data breaches"),
                            ("agreement", "Agreements and contact persons"),
                            ("volunteer", "Files of volunteers"),
                            ("help_request", "Requests for a volunteer"),
                            ("helped_resident", "Residents whom volunteers help"),
                            ("message", "Mail that was sent"),
                            ("account", "Accounts and signing in"),
                        ],
                        max_length=40,
                        verbose_name="what",
                    ),
                ),
                ("days", models.PositiveIntegerField(verbose_name="days")),
                ("basis", models.CharField(max_length=200, verbose_name="where this is decided")),
                (
                    "hold_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason to wait with destruction"),
                ),
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
                        to="retention.retentionterm",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        policies.KeepHistory("DestructionReport"),
        policies.KeepHistory("DpiaConfirmation"),
        policies.KeepHistory("RetentionTerm"),
    ]
