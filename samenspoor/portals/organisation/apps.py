from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "samenspoor.portals.organisation"
    verbose_name = _("volunteer organisation")
    # What the access log calls these pages.
    purposes = {
        f"organisation:{page}": label
        for label, pages in (
            (_("The coordinator's day"), "today choose_municipality"),
            (_("Looking after volunteers"), "volunteers enter_volunteer volunteer describe_volunteer go_on"),
            (_("Looking for a volunteer"), "search_volunteers"),
            (_("Suspending a volunteer"), "suspend_volunteer lift_suspension"),
            (_("Bringing lists of volunteers in"), "bring_volunteers bring_light_list example_list"),
            (_("Hours and kilometres of volunteers"), "hours"),
            (_("Handing residents over to others"), "hand_over_list"),
            (_("Giving a volunteer the own file"), "own_file"),
            (_("Printing a pass"), "visitor_pass"),
            (_("Printing a secrecy statement"), "secrecy_statement"),
            (_("Signed secrecy statements"), "sign_secrecy signed_secrecy drop_secrecy"),
            (_("Printing the visits of a volunteer"), "visits_on_paper"),
            (_("Writing down a visit that was rung through"), "write_visit_down"),
            (_("How many volunteers there are"), "capacity publish_capacity"),
            (_("Help requests"), "requests request accept_request refuse_request"),
            (_("Post of the volunteers"), "post send_message take_over let_municipality_ring thank talk"),
            (_("Visit orders"), "orders order accept_order refuse_order report_order"),
            (_("Matchingsoverleg"), "rounds call_round round take_part_in_round round_pair"),
            (_("Deciding in a matchingsoverleg"), "begin_round decide_in_round weigh_in_round close_round"),
            (_("Agreements with municipalities"), "papers paper paper_tasks compare_versions"),
            (_("Taking an agreement along"), "paper_file signed_file"),
            (_("Papers of a volunteer"), "volunteer_papers volunteer_training"),
            (_("Access of a volunteer's phone"), "give_access end_access"),
            (
                _("Looking after residents"),
                "residents enter_resident resident ring_resident tell_waiting intake describe_resident end_resident",
            ),
            (_("Handing a resident over to another organisation"), "hand_over_resident"),
            (_("Whom to propose for a resident"), "suggestions propose propose_listed weights"),
            (_("Who does what for a resident"), "divide_task drop_task write_machtiging machtiging settle_machtiging"),
            (_("How a resident is doing"), "measure instruments enter_instrument instrument"),
            (
                _("Looking after pairings"),
                "pairings pairing agree_pairing introduce_pairing confirm_pairing begin_pairing go_along pause_pairing",
            ),
            (
                _("Looking after pairings"),
                "resume_pairing hear_how_it_goes refuse_pairing end_pairing hand_over_pairing hand_overs",
            ),
            (_("Something that happened"), "report_incident settle_incident"),
            (_("Trainings for volunteers"), "trainings stop_training settle_wish"),
            (_("Figures of the organisation"), "figures"),
            (_("What the organisation asks of volunteers"), "policy after_hours"),
        )
        for page in pages.split()
    } | {"answer_by_mail": _("A help request, by a link in a mail")}
