### 研究の終わり：生年月日、録画の利用、撤回、コメント、お礼。

exit-birth-date = * お子さんの生年月日をご確認ください
exit-birth-date-letters = YYYY/MM/DD
exit-birth-date-why = 研究に参加した日の正確な年齢が必要なため、もう一度おたずねしています。
exit-birth-date-read = { $date }ですね。
exit-birth-date-unreadable = この日付を読み取れません。2023/05/06 のように、年、月、日を書いてください。
exit-birth-date-no-month = { $month }月という月はありません。5月6日なら 2023/05/06 のように、年、月、日の順に書いてください。
exit-birth-date-no-day = { $year }年{ $month }に{ $day }日はありません。日付をご確認ください。
exit-birth-date-long-ago = { $year }年は昔すぎるようです。年は4桁で書いてください。
exit-birth-date-future = { $date }は未来の日付です。年をご確認ください。

exit-databrary = * 動画とその他のデータを、Databrary の許可された利用者と共有してもよいですか？
exit-databrary-about = Databrary は、承認された研究者だけが利用できる動画ライブラリーです。詳しくは { $link } をご覧ください。

exit-use = * 動画をどのように使ってよいですか？
exit-use-private = <strong>非公開</strong>：動画を見ることができるのは、次の人だけです：
exit-use-private-researchers = 研究{ $study }の研究者
exit-use-private-site = このサイトの運営者
exit-use-private-databrary = Databrary の許可された利用者
exit-use-scientific = <strong>学術・教育</strong>：動画の一部を、講演や授業などで、科学者や学生にも見せてよい。
exit-use-public = <strong>一般公開</strong>：動画の一部を、ニュースやこの研究についてのウェブページなどで、すべての人に見せてよい。

exit-withdraw = 動画を削除してほしいですか？
exit-withdraw-text = 声による同意を除き、この回の動画をすべて削除します。{ $study }の研究者も、ほかのだれも、動画を見ることはありません。
exit-withdraw-example = （たとえば、映りたくない人がカメラの前を通ってしまったときなど。）
exit-withdraw-really = 本当に撤回しますか？動画は削除され、だれも見ることができなくなります。
exit-withdraw-button = 撤回する

exit-comment = 何か伝えておきたいことはありますか？
exit-missing = まだ足りないところがあります。印のついた上の質問をご確認ください。
exit-thanks = ありがとうございました！
exit-share = Facebook でシェア
exit-change = 回答を変更する
exit-withdrawn = 動画は撤回されました。現在削除しており、だれも見ることはありません。
exit-birth-date-differs = { $date }ですね。アカウントには{ $registered }と登録されています。お書きになった日付が正しければ、何もする必要はありません。
