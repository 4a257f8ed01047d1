mood-title = Stemmingsvragenlijst
mood-intro = Hoe gaat het vandaag met jullie tweeën? Stemming, slaap en honger bepalen mee waar en hoe lang kinderen kijken; jouw antwoorden helpen ons dus te begrijpen wat we zien.
mood-child = Hoe voelt je kind zich op dit moment?
mood-parent = Hoe voel jij je op dit moment?
mood-other = Slaap, eten en de tijd ervoor

## De uiteinden van zeven schalen

mood-rested-1 = Moe
mood-rested-7 = Uitgerust
mood-healthy-1 = Ziek
mood-healthy-7 = Gezond
mood-child-happy-1 = Huilerig
mood-child-happy-7 = Vrolijk
mood-active-1 = Rustig
mood-active-7 = Actief
mood-energetic-1 = Moe
mood-energetic-7 = Energiek
mood-on-top-1 = Overweldigd
mood-on-top-7 = Alles onder controle
mood-parent-happy-1 = Van streek
mood-parent-happy-7 = Blij
mood-scale-between = tot
mood-scale-step = { $number }: { $word }

## Slaap en eten

mood-woke-up = Hoe lang geleden is je kind wakker geworden, uit de nacht of een dutje?
mood-next-nap = Hoe lang duurt het nog tot het volgende dutje of de bedtijd van je kind?
mood-last-meal = Hoe lang geleden heeft je kind voor het laatst gegeten of gedronken?
mood-hours = uren
mood-minutes = minuten
mood-nap-times = Doet je kind meestal op vaste tijden een dutje?
mood-nap-overdue = Ja, en het had al een dutje moeten doen
mood-before = Wat deed je kind vlak voor dit onderzoek?
mood-wrong-time = Schrijf uren en minuten als hele getallen.
