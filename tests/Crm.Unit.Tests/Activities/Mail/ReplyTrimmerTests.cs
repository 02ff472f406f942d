using Crm.Activities.Mail.Replies;
using Crm.Unit.Tests.Imports;

namespace Crm.Unit.Tests.Activities.Mail;

public class ReplyTrimmerTests
{
    [TestCase("en", "On Mon, 3 Mar 2025 at 10:15, Ana Ruiz <ana@example.org> wrote:")]
    [TestCase("es", "El lun, 3 mar 2025 a las 10:15, Ana Ruiz (<ana@example.org>) escribió:")]
    [TestCase("zh", "Ana Ruiz <ana@example.org> 于2025年3月3日周一 10:15写道：")]
    [TestCase("ru", "пн, 3 мар. 2025 г. в 10:15, Ana Ruiz <ana@example.org>:")]
    [TestCase("it", "Il giorno lun 3 mar 2025 alle ore 10:15 Ana Ruiz <ana@example.org> ha scritto:")]
    [TestCase("fr", "Le lun. 3 mars 2025 à 10:15, Ana Ruiz <ana@example.org> a écrit :")]
    [TestCase("de", "Am Mo., 3. März 2025 um 10:15 Uhr schrieb Ana Ruiz <ana@example.org>:")]
    [TestCase("pt", "Em seg., 3 de mar. de 2025 às 10:15, Ana Ruiz <ana@example.org> escreveu:")]
    [TestCase("nl", "Op ma 3 mrt 2025 om 10:15 schreef Ana Ruiz <ana@example.org>:")]
    [TestCase("pl", "pon., 3 mar 2025 o 10:15 Ana Ruiz <ana@example.org> napisał(a):")]
    [TestCase("sv", "Den mån 3 mars 2025 kl 10:15 skrev Ana Ruiz <ana@example.org>:")]
    [TestCase("da", "Den man. 3. mar. 2025 kl. 10.15 skrev Ana Ruiz <ana@example.org>:")]
    [TestCase("tr", "Ana Ruiz <ana@example.org>, 3 Mar 2025 Pzt, 10:15 tarihinde şunu yazdı:")]
    [TestCase("cs", "po 3. 3. 2025 v 10:15 odesílatel Ana Ruiz <ana@example.org> napsal:")]
    public void Trim_QuotedBelowAnAttribution_LeavesTheReply(string language, string attribution)
    {
        Assert.That(ReplyTrimmer.Trim($"Yes, that suits us.\n\n{attribution}\n\n> Shall we say Friday?\n>\n> Ana"), Is.EqualTo("Yes, that suits us."), language);
    }

    [TestCase("From|Sent|To|Subject", "Original Message")]
    [TestCase("De|Enviado el|Para|Asunto", "Mensaje original")]
    [TestCase("发件人|发送时间|收件人|主题", "原始邮件")]
    [TestCase("От|Отправлено|Кому|Тема", "Исходное сообщение")]
    [TestCase("Da|Inviato|A|Oggetto", "Messaggio originale")]
    [TestCase("De|Envoyé|À|Objet", "Message d'origine")]
    [TestCase("Von|Gesendet|An|Betreff", "Ursprüngliche Nachricht")]
    [TestCase("De|Enviada em|Para|Assunto", "Mensagem original")]
    [TestCase("Van|Verzonden|Aan|Onderwerp", "Oorspronkelijk bericht")]
    [TestCase("Od|Wysłano|Do|Temat", "Wiadomość oryginalna")]
    [TestCase("Från|Skickat|Till|Ämne", "Ursprungligt meddelande")]
    public void Trim_HeadOfAnOutlookReply_EndsTheReply(string words, string marker)
    {
        var names = words.Split('|');
        var head = $"{names[0]}: Ana Ruiz <ana@example.org>\n{names[1]}: 3.3.2025 10:15\n{names[2]}: Li Wei\n{names[3]}: Offer\n\nShall we say Friday?";

        Assert.Multiple(() =>
        {
            Assert.That(ReplyTrimmer.Trim($"Yes.\n\n{head}"), Is.EqualTo("Yes."));
            Assert.That(ReplyTrimmer.Trim($"Yes.\n\n-----{marker}-----\n{head}"), Is.EqualTo("Yes."));
            Assert.That(ReplyTrimmer.Embedded($"Yes.\n\n-----{marker}-----\n{head}"), Is.EqualTo(new EmbeddedMail("Yes.", head)));
        });
    }

    [TestCase("Yes.\n\n-- \nAna Ruiz\nTarnvale", "Yes.")]
    [TestCase("Yes.\n\n--\nAna Ruiz", "Yes.")]
    [TestCase("Yes.\n\nEnviado desde mi iPhone", "Yes.")]
    [TestCase("Да.\n\nОтправлено с iPhone", "Да.")]
    [TestCase("好的。\n\n发自我的 iPhone", "好的。")]
    [TestCase("Yes.\n\nThis e-mail is confidential. If you are not the intended recipient, please delete it and tell the sender about it at once.", "Yes.")]
    [TestCase("We meet:\n- Monday\n- Tuesday\n\nAna", "We meet:\n- Monday\n- Tuesday\n\nAna")]
    [TestCase("Prices\n======\n\nTen a month.\n\n------\n\nTwo for the second user, and one for each further user, who has to be named by the end of the quarter.", "Prices\n======\n\nTen a month.\n\n------\n\nTwo for the second user, and one for each further user, who has to be named by the end of the quarter.")]
    [TestCase("From: Madrid\nTo: Paris\nDate: Friday", "From: Madrid\nTo: Paris\nDate: Friday")]
    [TestCase("On 5 May we had 3 offers.\nI wrote to all of them.", "On 5 May we had 3 offers.\nI wrote to all of them.")]
    public void Trim_SignatureOrOrdinaryText_CutsOnlyWhatIsNone(string mail, string expected) => Assert.That(ReplyTrimmer.Trim(mail), Is.EqualTo(expected));

    [Test]
    public void Trim_AnswersBetweenTheQuotedLines_KeepsBoth()
    {
        var mail = "Hello Ana,\n\nOn Mon, 3 Mar 2025 at 10:15, Ana <ana@example.org> wrote:\n> Friday?\n\nYes.\n\n> At ten?\n\nEleven.";

        Assert.That(ReplyTrimmer.Trim(mail), Is.EqualTo("Hello Ana,\n\n> Friday?\n\nYes.\n\n> At ten?\n\nEleven."));
    }

    [Test]
    public void Trim_PublishedReplies_ComeOutAsExpected()
    {
        var folder = DataFolder.Require("email_replies_trimmer");

        var wrong = Directory.GetFiles(Path.Combine(folder, "emails"))
            .Where(file => ReplyTrimmer.Trim(Lines(file)).Trim() != Lines(Path.Combine(folder, "trimmed", Path.GetFileName(file))))
            .Select(Path.GetFileName).ToList();

        Assert.That(wrong, Is.Empty, "of 64");
    }

    [Test]
    public void Embedded_PublishedMails_AreFoundWithWhatStandsAbove()
    {
        var folder = DataFolder.Require("email_replies_trimmer");

        Assert.Multiple(() =>
        {
            foreach (var file in Directory.GetFiles(Path.Combine(folder, "before")))
            {
                var name = Path.GetFileName(file);
                var expected = new EmbeddedMail(Lines(file), Lines(Path.Combine(folder, "embedded", name)));
                Assert.That(ReplyTrimmer.Embedded(Lines(Path.Combine(folder, "emails", name))), Is.EqualTo(expected), name);
            }
        });
    }

    [Test]
    [CancelAfter(20_000)]
    public void Trim_HostileTexts_TakeNoTime()
    {
        string[] pieces = ["> ", "--\n", "____\n", "On 1.1.2025 <a@b", "From: a@b\n", "-----", "\n", "a ", "On Mon, 3 Mar 2025 wrote", "```\n", "confidential ", "2013/7/20 ", "<", "Date: x\nTo: y\n"];
        foreach (var piece in pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.That(ReplyTrimmer.Trim(text), Has.Length.LessThanOrEqualTo(text.Length));
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), piece);
        }
    }

    private static string Lines(string file) => File.ReadAllText(file).ReplaceLineEndings("\n").Trim();
}
