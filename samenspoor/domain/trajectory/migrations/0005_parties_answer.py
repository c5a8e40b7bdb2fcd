from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """An organisation answers what it is asked, and changes nothing of the question."""

    dependencies = [("organisations", "0008_others"), ("trajectory", "0004_policies_of_help_requests")]

    operations = [
        policies.OthersChangeOnly("HelpRequest", "status", "accepted_by", "accepted_at"),
        policies.OthersChangeOnly("HelpRequestContact"),
        policies.OthersChangeOnly("HelpInvitation", "status", "reason", "answered_at", "answered_by"),
    ]
