from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "samenspoor.portals.organisation"
    verbose_name = _("volunteer organisation")
    # What the access log calls these pages.
    purposes = {
        f"organisation:{page}": label
        for label, pages in (
            (_("The coordinator's day"), "today"),
            (_("Looking after volunteers"), "volunteers enter_volunteer volunteer describe_volunteer go_on"),
            (_("Suspending a volunteer"), "suspend_volunteer lift_suspension"),
            (_("Visit orders"), "orders order accept_order refuse_order report_order"),
            (_("Agreements with municipalities"), "papers paper"),
            (_("Taking an agreement along"), "paper_file signed_file"),
            (_("Papers of a volunteer"), "volunteer_papers volunteer_training"),
            (_("What the organisation asks of volunteers"), "policy"),
        )
        for page in pages.split()
    }
