from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalityConfig(AppConfig):
    name = "samenspoor.portals.municipality"
    verbose_name = _("municipality")
    # What the access log calls these pages.
    purposes = {
        f"municipality:{page}": label
        for label, pages in (
            (_("Start page"), "start"),
            (_("Worklist"), "worklist saved_views remove_view"),
            (_("Search"), "search"),
            (
                _("Acting on many dossiers at once"),
                "choose bulk bulk_actions bulk_progress start_assigning start_closing",
            ),
            (_("Working on a dossier"), "dossier tap take_back attempt mark_unsafe assign accept_conversation confirm"),
            (
                _("Working on a dossier"),
                "hold_conversation correct_ground put_apart accept_help admit close reopen answer_pause priority",
            ),
            (_("Handing over to debt help"), "make_handover acknowledge_handover withdraw_handover"),
            (_("Taking a hand-over along"), "handover_page handover_data"),
            (_("Letters"), "letters order_letters letter_batch letter_progress take_letters_back"),
            (_("Printing letters"), "letter_file"),
            (_("Call list"), "calls tap_call spoken_by_phone"),
            (_("Planning visits"), "visits plan_visits visits_start"),
            (_("Printing visits"), "visit_sheet"),
            (_("Today's visits"), "today tap_visit spoken"),
            (_("What the letters say"), "letter_texts letter_text"),
            (_("Checking people in the BRP"), "checks decide_check start_checks check_progress debt_help_list"),
            (_("Looking at a BSN"), "bsn"),
            (_("Entering a bewindvoerder"), "administrator"),
            (_("Saying whether two people are one"), "reviews review answers undo_review"),
            (_("The month's round"), "round"),
            (_("Trainings for volunteers"), "trainings stop_training"),
            (_("Reporting a data breach"), "report_breach"),
            (_("Following a data breach"), "breaches breach"),
            (_("The month at a glance"), "month month_page"),
            (_("Volunteers, looking ahead"), "capacity"),
            (_("Deliveries"), "deliveries delivery_list senders columns"),
            (_("Following a delivery"), "delivery delivery_progress withdraw_file"),
            (_("Creditors"), "creditors add_creditor"),
            (_("Looking at a creditor"), "creditor responsible forget_profile"),
            (_("Rules for the order"), "rules change_rules judging_progress algorithm_register"),
            (_("The local chain"), "partners add_partner partner describe_partner partner_contact"),
            (_("Asking a volunteer"), "send_order recall_order"),
            (_("Help requests"), "requests request ask_again stop_request told_resident rung_on_request"),
            (_("Asking for help of a volunteer"), "ask_for_help ask_at_counter"),
            (
                _("Agreements and who may do what"),
                "agreements agreement compare_versions draft_agreement rewrite_agreement",
            ),
            (_("The own table of tasks"), "matrix vary_matrix early_tasks"),
            (_("Taking an agreement along"), "agreement_paper signed_paper processing_register"),
            (
                _("Agreements and who may do what"),
                "sign_agreement attach_paper terminate_agreement move_stop take_back_stop withdraw_agreement",
            ),
            (_("Who works for the municipality"), "executions arrange_execution end_execution"),
            (_("Keep and destroy"), "retention retention_term dpia destroy"),
            (_("Reading a report of destruction"), "destruction_report destruction_progress"),
        )
        for page in pages.split()
    }
