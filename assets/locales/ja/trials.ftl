## 説明の動画と、その文章

guide-title = 研究の説明
guide-intro = この動画では、研究で行うことをお見せします。文章でお読みになりたい方は、横の文章をご覧ください。
guide-transcript = 動画の文章
guide-too-early = 先へ進む前に、動画を見るか、横の文章をお読みください。
guide-film-broken-read = ここでは動画を再生できません。横の文章をお読みください。
guide-film-broken = ここでは動画を再生できません。動画なしで進むことができます。

## 研究の中にある、ほかのサイトのページ

iframe-label = この研究に含まれるページ
iframe-too-early = 上の内容はすべて終わりましたか？終わっていたら、もう一度ボタンを押して先へお進みください。
iframe-impossible = アドレスが不完全なため、このページを表示できません。操作に問題があったわけではありません。先へお進みください。
iframe-slow = このページの表示に時間がかかっています。待つことも、このページなしで進むこともできます。
iframe-empty = 上の場所に何も表示されないままですか？その場合は、このページなしでお進みください。
iframe-open-elsewhere = このページを別のタブで開く

## 試行

trial-end = 終える
supply-late-title = まだ読み込まれていないものがあります
supply-late = インターネット接続が遅いのかもしれません。まもなくもう一度読み込みます。
supply-try-again = 今すぐもう一度試す
supply-go-on = これなしで進む
supply-stops-title = 研究はここで終わりです
supply-stops = 次の部分に必要なものを読み込めませんでした。操作に問題があったわけではありません。これまでに行っていただいた分は保存されています。このあと、最後のページが1つあります。
calibration-picture = 目の動きの調整用の絵

## 事前に見る

preview-start = 動画を事前に見たい
preview-skip = 事前に見ない
preview-setting-up = （準備しています。お待ちください…）
preview-place = { $number } / { $count }
preview-empty = ここで見るものはありません。先へお進みください。
preview-broken = これはここでは表示できません。これなしで進むことができます。
preview-without-recording = 録画なしで見ることもできます。
preview-camera-late = カメラからまだ応答がありません。ブラウザーから聞かれた場合は、許可していただけます。録画なしで見ることもできます。

## ご家族自身の映像

mirror-go-on = ご自身の映像なしで進むこともできます。

## カメラの前の親子

observation-required = 続けるには録画が必要です
observation-without = 録画なしで進むこともできます。
observation-camera-late = カメラから応答がないため、録画されていません。ブラウザーからカメラとマイクについて聞かれたら、許可してください。録画なしで進むこともできます。
observation-show-webcam = ウェブカメラの映像を表示
observation-hide-webcam = ウェブカメラの映像を隠す
observation-webcam-hidden = ウェブカメラの映像は表示されていません

## 複数のページにわたる録画

session-begin-late = 録画がまだ始まっていません。ブラウザーからカメラとマイクについて聞かれたら、許可してください。待たずに進むこともできます。
session-sending = 動画を送信しています。少しお待ちください…
session-sent = これまでに送信した分
session-percent = { $percent }%
session-end-late = 先へ進んでいただけます。届いていない分は、研究を続ける間に送信されます。
