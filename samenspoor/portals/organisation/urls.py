"""Addresses of a volunteer organisation's pages, below its name."""

from django.urls import path

from samenspoor.portals.organisation.views import (
    capacity,
    lists,
    orders,
    papers,
    policy,
    requests,
    takeaway,
    today,
    volunteers,
)

app_name = "organisation"
urlpatterns = [
    path("coordinatie/", today.today, name="today"),
    path("gevraagde-hulp/", requests.requests, name="requests"),
    path("gevraagde-hulp/<int:pk>/", requests.one, name="request"),
    path("gevraagde-hulp/<int:pk>/aannemen/", requests.accept, name="accept_request"),
    path("gevraagde-hulp/<int:pk>/niet/", requests.refuse, name="refuse_request"),
    path("opdrachten/", orders.orders, name="orders"),
    path("opdrachten/<int:pk>/", orders.order, name="order"),
    path("opdrachten/<int:pk>/wie/", orders.accept, name="accept_order"),
    path("opdrachten/<int:pk>/niemand/", orders.refuse, name="refuse_order"),
    path("opdrachten/<int:pk>/terugmelden/", orders.report, name="report_order"),
    path("papieren/", papers.papers, name="papers"),
    path("papieren/<int:pk>/", papers.paper, name="paper"),
    path("papieren/<int:pk>/versies/<int:number>/papier/", papers.print_version, name="paper_file"),
    path("papieren/<int:pk>/versies/<int:number>/ondertekend/", papers.signed, name="signed_file"),
    path("vrijwilligers/", volunteers.volunteers, name="volunteers"),
    path("vrijwilligers/nieuw/", volunteers.enter, name="enter_volunteer"),
    path("vrijwilligers/lijst/", lists.bring, name="bring_volunteers"),
    path("vrijwilligers/lijst-zonder-namen/", lists.bring_light, name="bring_light_list"),
    path("vrijwilligers/voorbeeld/<slug:kind>/", lists.example, name="example_list"),
    path("vrijwilligers/uren/", takeaway.hours, name="hours"),
    path("vrijwilligers/overdracht/", takeaway.handed_over, name="hand_over_list"),
    path("vrijwilligers/<int:pk>/eigen-bestand/", takeaway.own_file, name="own_file"),
    path("opdrachten/<int:pk>/pas/", takeaway.visitor_pass, name="visitor_pass"),
    path("capaciteit/", capacity.capacity, name="capacity"),
    path("capaciteit/publiceren/", capacity.publish, name="publish_capacity"),
    path("vrijwilligers/afspraken/", policy.policy, name="policy"),
    path("vrijwilligers/<int:pk>/", volunteers.volunteer, name="volunteer"),
    path("vrijwilligers/<int:pk>/gegevens/", volunteers.describe, name="describe_volunteer"),
    path("vrijwilligers/<int:pk>/verder/", volunteers.go_on, name="go_on"),
    path("vrijwilligers/<int:pk>/schorsen/", volunteers.suspend, name="suspend_volunteer"),
    path("vrijwilligers/<int:pk>/schorsing-opheffen/", volunteers.lift, name="lift_suspension"),
    path("vrijwilligers/<int:pk>/papieren/", volunteers.papers, name="volunteer_papers"),
    path("vrijwilligers/<int:pk>/training/", volunteers.training, name="volunteer_training"),
]
