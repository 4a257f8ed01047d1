### Gurasoak baimena emateko orriak.

consent-statement-parent = Baimen-agiri osoa irakurri dut eta argi daukat. Haur honen guraso edo legezko tutore gisa, baimena ematen dut, eta biok pozik hartzen dugu parte ikerketa honetan.
consent-statement-adult = Baimen-agiri osoa irakurri dut eta argi daukat. Baimena ematen dut, eta pozik hartzen dut parte ikerketa honetan.
consent-statement-quoted = «{ $statement }»
consent-read-document = Irakurri baimen-agiri hau osorik
consent-document-label = Baimen-agiria
consent-start-recording = Hasi baimenaren grabazioa
consent-read-aloud = Irakurri beheko testua <em>ozen</em>:
consent-read-aloud-or-sign = Irakurri beheko testua <em>ozen</em> (edo esan ASL bidez, Ameriketako zeinu-hizkuntzan):
consent-other-adults = Beste heldu bakoitzak ere esan behar du, ahoz edo zeinuz:
consent-stop-recording = Gelditu grabazioa
consent-play = Erreproduzitu baimenaren bideoa
consent-play-check = Ikusten eta entzuten zaizu?
consent-not-recording-yet = Oraindik ez da grabatzen ari
consent-missing-recording = Mesedez, egin lehenengo baimenaren grabazioa.
consent-missing-play = Mesedez, erreproduzitu baimenaren bideoa bidali aurretik.
consent-clip-short = Zure bideoak testua irakurtzeko behar dena baino gutxiago irauten du.
consent-clip-silent = Ez dugu ahotsik entzun zure bideoan.
consent-clip-silent-or-signed = Ez dugu ahotsik entzun zure bideoan (normala da, zeinuz egin baduzu).
consent-clip-dark = Zure bideoa oso iluna da.
consent-clip-choice = Berriro graba dezakezu, edo dagoen bezala bidali.
consent-session-records = Ikerketa saio hau grabatzen ari da dagoeneko, eta horregatik baimenaren testua ezin da hemen grabatu. Mesedez, jakinarazi ikertzaileei; ikerketak ezin du aurrera egin.
consent-no-document-title = Ikerketa hau ezin da hasi
consent-no-document-text = Haren baimen-agiria («{ $template }») ez dago erreproduzigailu honetan, eta beraz ezin da baimenik eman. Mesedez, jakinarazi ikertzaileei. Hauek erabil ditzakete: { $known }.
consent-preview-note = Aurrebista bat da, eta beraz gainerakoa ikus dezakezu. Ez da baimenik grabatuko.
consent-preview-go-on = Jarraitu aurrebistarekin

## Baimena, marken eta erantzunen bidez

ticks-missing-answer = * Parte hartzeko, aukeratu erantzun bat
ticks-missing-tick = * Parte hartzeko, markatu lauki hau
ticks-incomplete = Goian zerbait falta da oraindik. Guztiarekin ados egon nahi ez baduzu, leiho hau itxi besterik ez duzu.
ticks-nothing-to-choose = Hemen ez dago zer aukeratu. Aurrera jarrai dezakezu.
