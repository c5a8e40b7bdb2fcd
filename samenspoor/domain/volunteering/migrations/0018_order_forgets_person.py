from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Whoever ends an order takes away what it copied of the resident; the municipality reads its own dossier."""

    dependencies = [("volunteering", "0017_one_report_less")]

    operations = [
        migrations.RunSQL("DROP TRIGGER keep_rest ON volunteering_visitorder", migrations.RunSQL.noop),
        policies.OthersChangeOnly(
            "VisitOrder",
            "status",
            "visitor",
            "visitor_number",
            "answered_at",
            "answered_by",
            "refusal",
            "report",
            "reported_on",
            "reported_at",
            "name",
            "address",
            "telephone",
        ),
    ]
