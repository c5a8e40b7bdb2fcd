import datetime as dt

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(policies.GUARDS, migrations.RunSQL.noop),
        migrations.RunSQL(policies.OTHERS, migrations.RunSQL.noop),
        policies.GrantToApplication(),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address on this site")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "Municipality"),
                            ("executing_party", "Executing party"),
                            ("volunteers", "Volunteer organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("municipality_code", models.CharField(blank=True, max_length=6, verbose_name="CBS code")),
                (
                    "postcode_areas",
                    models.JSONField(
                        default=list, help_text="First four digits of each.", verbose_name="postcode areas"
                    ),
                ),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "confirmed_retention",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="retention confirmed for",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "municipality"), _negated=True),
                            ("municipality_code__startswith", "GM"),
                            _connector="OR",
                        ),
                        name="municipality_has_its_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Execution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("arranged_by", models.BigIntegerField(default=0, verbose_name="arranged by")),
                ("arranged_at", models.DateTimeField(null=True, verbose_name="arranged at")),
                ("ended_by", models.BigIntegerField(blank=True, null=True, verbose_name="ended by")),
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
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name": "execution by another party",
                "verbose_name_plural": "executions by other parties",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        fields=("organisation", "party", "starts_on"),
                        name="execution_once_per_party_and_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            (
                                "ends_on__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("starts_on"), "-", models.Value(dt.timedelta(days=1))
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="execution_ends_after_start",
                    ),
                ],
            },
        ),
    ]
