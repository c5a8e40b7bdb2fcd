import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, verbose_name="about")),
                ("to", models.EmailField(max_length=254, verbose_name="to")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(blank=True, max_length=10000, verbose_name="text")),
                (
                    "status",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("given_up", "Not sent")],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="queued at")),
                ("queued_by", models.BigIntegerField(verbose_name="queued by")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="sent or given up at")),
                ("problem", models.CharField(blank=True, max_length=60, verbose_name="what went wrong")),
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
                "verbose_name": "outgoing mail",
                "verbose_name_plural": "outgoing mails",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["organisation", "queued_at"],
                        name="mail_waits",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "key"), name="mail_once_by_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("status", "waiting"), models.Q(("body", ""), _negated=True)),
                            models.Q(
                                models.Q(("status", "waiting"), _negated=True),
                                ("body", ""),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mail_keeps_its_text_while_it_waits",
                    ),
                ],
            },
        ),
    ]
