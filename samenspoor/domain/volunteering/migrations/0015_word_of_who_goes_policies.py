from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Whoever answers an order also writes the own word for a volunteer in it."""

    dependencies = [("volunteering", "0014_signed_secrecy_policies"), ("organisations", "0002_policies")]

    operations = [
        policies.OthersChangeOnly(
            "VisitOrder",
            "status",
            "visible_to",
            "visitor",
            "visitor_number",
            "visitor_label",
            "answered_at",
            "answered_by",
            "refusal",
            "report",
            "reported_on",
            "reported_at",
            "name",
            "address",
            "postcode_area",
            "telephone",
        ),
    ]
