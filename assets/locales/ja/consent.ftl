### 保護者が同意するページ。

consent-statement-parent = 私はこの同意書をすべて読み、内容を理解しました。この子の親または法定後見人として同意します。私たちは二人とも、よろこんでこの研究に参加します。
consent-statement-adult = 私はこの同意書をすべて読み、内容を理解しました。私は同意し、よろこんでこの研究に参加します。
consent-statement-quoted = 「{ $statement }」
consent-read-document = この同意書を最後までお読みください
consent-document-label = 同意書
consent-start-recording = 同意の録画を始める
consent-read-aloud = 次の文を<em>声に出して</em>読んでください：
consent-read-aloud-or-sign = 次の文を<em>声に出して</em>（またはアメリカ手話（ASL）で）読んでください：
consent-other-adults = ほかに大人の方がいる場合は、それぞれの方も次の文を声または手話で述べてください：
consent-stop-recording = 録画を止める
consent-play = 同意の動画を再生する
consent-play-check = 姿が見え、声が聞こえますか？
consent-not-recording-yet = まだ録画していません
consent-missing-recording = まず同意の録画をしてください。
consent-missing-play = 送信する前に、同意の動画を再生してご確認ください。
consent-clip-short = 動画が、文を読むのにかかる時間より短いようです。
consent-clip-silent = 動画から声が聞こえませんでした。
consent-clip-silent-or-signed = 動画から声が聞こえませんでした（手話で述べた場合は、それで問題ありません）。
consent-clip-dark = 動画がとても暗いようです。
consent-clip-choice = もう一度録画することも、このまま送信することもできます。
consent-session-records = この研究はすでにこの回を録画しているため、ここでは同意の文を録画できません。研究者にお知らせください。研究を続けることはできません。
consent-no-document-title = この研究を始めることができません
consent-no-document-text = この研究の同意書「{ $template }」がこのプレーヤーにないため、同意していただくことができません。研究者にお知らせください。研究者が使えるものは { $known } です。
consent-preview-note = これはプレビューですので、残りもご覧いただけます。同意は記録されません。
consent-preview-go-on = プレビューを続ける

## チェックと回答による同意

ticks-missing-answer = * 参加するには回答を選んでください
ticks-missing-tick = * 参加するにはここにチェックを入れてください
ticks-incomplete = 上にまだ済んでいないところがあります。すべてに同意するお気持ちがない場合は、このウィンドウを閉じていただくだけでかまいません。
ticks-nothing-to-choose = ここで選ぶものはありません。先へお進みください。
