help-slow-line = Je internet verstuurt langzaam, daarom worden de video’s van dit onderzoek iets minder scherp opgenomen. Je hoeft niets te doen en je hoeft ook niet te wachten.
help-empty-title = De proefvideo is leeg
help-empty = Het beeld van de camera is er wel, maar opnemen leverde niets op. Sluit andere programma’s die de camera gebruiken en probeer het opnieuw, of kies hierboven een andere camera of microfoon. Als het zo blijft, helpt een andere browser (Chrome of Firefox) op een computer vaak.
help-go-on-all-the-same = Toch verdergaan

## Licht en beeld

help-dark = Het is nogal donker. Doe een lamp aan of ga dichter bij een raam zitten, met het licht op jullie gezichten.
help-glaring = Het beeld is erg licht. Draai een lamp weg van de camera, of doe een gordijn dicht.
help-from-behind = Het licht komt van achter je. Doe het gordijn achter je dicht, of draai je om, zodat het raam jullie gezichten verlicht.
help-nobody = We kunnen geen gezicht onderscheiden. Ga zo zitten dat je jullie gezichten in het beeld ziet.
help-far = Kom een beetje dichter bij de camera.
help-near = Ga een beetje verder van de camera zitten.
help-aside = Schuif een beetje op, zodat je midden in het beeld zit.

## Een geweigerde camera toestaan, per browser

help-chrome-1 = Klik op het teken links in de adresbalk (twee schuifjes, of een camera).
help-chrome-2 = Zet Camera en Microfoon aan.
help-chrome-3 = Als de computer zelf het niet toestaat: open in Windows Instellingen, Privacy, Camera; open op een Mac Systeeminstellingen, Privacy en beveiliging, Camera, en zet Chrome aan. Hetzelfde voor de microfoon.
help-chrome-android-1 = Tik op het teken links in de adresbalk en dan op Rechten.
help-chrome-android-2 = Sta Camera en Microfoon toe.
help-chrome-android-3 = Als ze er niet staan: open op het apparaat Instellingen, Apps, Chrome, Rechten, en sta beide toe.
help-edge-1 = Klik op het slotje links in de adresbalk.
help-edge-2 = Zet onder “Machtigingen voor deze site” Camera en Microfoon op Toestaan.
help-edge-3 = Als de computer zelf het niet toestaat: open in Windows Instellingen, Privacy, Camera, en zet Edge aan. Hetzelfde voor de microfoon.
help-firefox-1 = Klik op de doorgestreepte camera of microfoon links in de adresbalk.
help-firefox-2 = Klik op het kleine × naast elk “Geblokkeerd”, zodat Firefox het nog een keer vraagt.
help-firefox-3 = Als de computer zelf het niet toestaat: open in Windows Instellingen, Privacy, Camera; open op een Mac Systeeminstellingen, Privacy en beveiliging, Camera, en zet Firefox aan. Hetzelfde voor de microfoon.
help-firefox-android-1 = Tik op het slotje links in de adresbalk.
help-firefox-android-2 = Tik op Camera en Microfoon tot bij beide “Toegestaan” staat.
help-firefox-android-3 = Als ze er niet staan: open op het apparaat Instellingen, Apps, Firefox, Rechten, en sta beide toe.
help-safari-1 = Open het menu Safari boven aan het scherm en kies “Instellingen voor deze website”.
help-safari-2 = Zet Camera en Microfoon op Sta toe.
help-safari-3 = Als er niets verandert: open Systeeminstellingen, Privacy en beveiliging, Camera, en zet Safari aan. Hetzelfde voor de microfoon.
help-safari-touch-1 = Tik op het teken naast het adres (“AA”, of een pagina met regels) en dan op “Website-instellingen”.
help-safari-touch-2 = Zet Camera en Microfoon op Sta toe.
help-safari-touch-3 = Als ze er niet staan: open de app Instellingen, Apps, Safari, en sta onder “Instellingen voor websites” Camera en Microfoon toe.
help-other-touch-1 = Open de app Instellingen, dan Apps, en kies deze browser.
help-other-touch-2 = Zet Camera en Microfoon aan, en kom hier terug.
help-other-touch-3 = Als het niet helpt, open deze pagina dan in Safari.
help-other-1 = Zoek een camera of een slotje aan een van de uiteinden van de adresbalk, en klik erop.
help-other-2 = Sta Camera en Microfoon voor deze pagina toe.
help-other-3 = Als je daar niets vindt, open deze pagina dan in Chrome of Firefox.
