from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Of what is shared the other side changes its own answer only."""

    dependencies = [("organisations", "0008_others"), ("volunteering", "0006_policies_of_pairings")]

    operations = [
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
        ),
        policies.OthersChangeOnly("HelpReport", "heard_at"),
    ]
