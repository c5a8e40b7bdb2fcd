from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteerConfig(AppConfig):
    name = "samenspoor.portals.volunteer"
    verbose_name = _("a volunteer's phone")
    # What the access log calls these pages.
    purposes = {
        f"volunteer:{page}": label
        for label, pages in (
            (_("The volunteer's day"), "today read_message how_are_you"),
            (_("A resident of the own pairing"), "resident"),
            (_("A visit order of the volunteer"), "order order_pass"),
            (_("Visits of a volunteer"), "plan log call_off check_out"),
            (_("Giving back to the professional"), "give_back urgent"),
            (_("Learning: trainings and guides"), "learn wish_training format_file guide"),
            (_("Direct numbers and the pass"), "numbers card"),
            (_("The phone without connection"), "key manifest worker offline not_sent install"),
        )
        for page in pages.split()
    }
