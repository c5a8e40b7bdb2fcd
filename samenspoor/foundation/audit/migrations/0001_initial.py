import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shared_with",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, db_default=[], default=list, size=None
                    ),
                ),
                ("user", models.BigIntegerField(verbose_name="user")),
                ("role", models.CharField(blank=True, max_length=40, verbose_name="role")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "Opened"),
                            ("listed", "Shown in a list"),
                            ("exported", "Exported"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.CharField(max_length=120, verbose_name="purpose")),
                ("subject", models.CharField(blank=True, max_length=60, verbose_name="what")),
                (
                    "subject_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="which"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason of refusal")),
                ("looked_at", models.DateTimeField(verbose_name="moment")),
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
                "verbose_name": "look",
                "verbose_name_plural": "access log",
                "indexes": [
                    models.Index(fields=["organisation", "-looked_at"], name="access_log_newest_first"),
                    models.Index(fields=["-looked_at"], name="access_log_by_moment"),
                ],
            },
        ),
    ]
