using Crm.Activities.Mail.Mime;
using Crm.Unit.Tests.Imports;

namespace Crm.Unit.Tests.Activities.Mail;

/// <summary>A hundred raw messages of the wild, and what another reader of mails publishes about them. They are not part of the repository.</summary>
public class MimeRealMessagesTests
{
    private const string Folder = "mime_mikel_mail";

    [Test]
    [CancelAfter(30_000)]
    public void Read_EveryMessage_ComesOut()
    {
        var files = Directory.GetFiles(DataFolder.Require(Folder), "*.eml", SearchOption.AllDirectories);

        Assert.That(files, Has.Length.GreaterThan(100));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var message = MimeMessageReader.Read(File.ReadAllBytes(file));
                Assert.That(message.Subject.Length + message.Text.Length + message.From.Count + message.Attachments.Count, Is.Positive, file);
            }
        });
    }

    [Test]
    public void Read_WhatIsNoMessage_IsRefusedByTheOneException()
    {
        var bytes = Bytes("sample_output_multipart");

        Assert.That(() => MimeMessageReader.Read(bytes), Throws.TypeOf<UnreadableMessageException>());
    }

    [TestCase("rfc2822/example01.eml", "jdoe@machine.example", "mary@example.net", "1234@local.machine.example", "1997-11-21T15:55:06", "Saying Hello")]
    [TestCase("rfc2822/example03.eml", "john.q.public@example.com", "mary@x.test jdoe@example.org one@y.test", "5678.21-Nov-1997@example.com", "2003-07-01T08:52:37", "")]
    [TestCase("rfc2822/example04.eml", "pete@silly.example", "c@a.test joe@where.test jdoe@one.test", "testabcd.1234@silly.example", "1969-02-14T03:02:54", "")]
    [TestCase("rfc2822/example06.eml", "mary@example.net", "jdoe@machine.example", "3456@example.net", "1997-11-21T16:01:10", "Re: Saying Hello")]
    [TestCase("rfc2822/example08.eml", "jdoe@machine.example", "mary@example.net", "1234@local.machine.example", "1997-11-21T15:55:06", "Saying Hello")]
    [TestCase("rfc2822/example10.eml", "pete@silly.test", "c@public.example joe@example.org jdoe@one.test", "testabcd.1234@silly.test", "1969-02-14T03:02:00", "")]
    [TestCase("rfc2822/example11.eml", "john.q.public@example.com", "mary@example.net jdoe@test.example", "5678.21-Nov-1997@example.com", "2003-07-01T08:52:37", "")]
    [TestCase("rfc2822/example12.eml", "jdoe@machine.example", "mary@example.net", "1234@local.machine.example", "1997-11-21T09:55:06", "Saying Hello")]
    [TestCase("plain_emails/raw_email.eml", "jamis@37signals.com", "willard15georgina@jamis.backpackit.com", "d3b8cf8e49f04480850c28713a1f473e@37signals.com", "2005-05-02T22:07:05", "NOTE: 한국말로 하는 것")]
    [TestCase("plain_emails/raw_email_with_at_display_name.eml", "test@lindsaar.net jack@lindsar.com", "smith@gmail.com raasdnil@gmail.com tom@gmail.com", "6B7EC235-5B17-4CA8-B2B8-39290DEB43A3@test.lindsaar.net", "2008-11-22T04:04:59", "Testing 123")]
    [TestCase("error_emails/weird_to_header.eml", "anonymous@i.tp.host", "user-example@aol.com e-s-a-s-2200@app.ar.com", "20101015032506.28448.qmail@i.tp.host", "2010-10-15T03:25:06", "")]
    [TestCase("error_emails/empty_group_lists.eml", "ceciledwards@sbcglobal.net", "", "203751.85280.qm@web82107.mail.mud.yahoo.com", "2009-12-03T18:50:22", "Western Union Swift Money Transfer")]
    [TestCase("error_emails/cant_parse_from.eml", "News@InsideApple.Apple.com", "karl.baum@gmail.com", "7oh6b1$1clhrjk@badger-vip.apple.com", "2009-06-12T06:25:02", "Meet the new MacBook Pro family. Now includes 13-inch.")]
    [TestCase("mime_emails/two_from_in_message.eml", "tester1@test.com", "tester2@test.com", "8fc5086d0912020139y1564ad32jb4f4209fa464f4a6@test.com", "2009-12-02T09:39:33", "Sending messages include last little bit")]
    [TestCase("rfc6532/utf8_headers.eml", "jdöe@mächine.example", "märy@exämple.net", null, null, "Säying Hello")]
    [TestCase("rfc2822/example14.eml", "atsushi@example.com", "rudeboyjet@gmail.com", "0CC5E11ED2C1D@example.com", "2011-08-19T01:47:17", "Re: TEST  テストテスト")]
    public void Read_Head_IsAsPublished(string file, string from, string to, string? id, string? date, string subject)
    {
        var message = Read(file);

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', message.From.Select(a => a.Address)), Is.EqualTo(from));
            Assert.That(string.Join(' ', message.To.Select(a => a.Address)), Is.EqualTo(to));
            Assert.That(message.MessageId, Is.EqualTo(id));
            Assert.That(message.Date?.ToString("s"), Is.EqualTo(date));
            Assert.That(message.Subject, Is.EqualTo(subject));
        });
    }

    [TestCase("attachment_emails/attachment_content_location.eml", "Photo25.jpg", null)]
    [TestCase("attachment_emails/attachment_content_disposition.eml", "api.rb", null)]
    [TestCase("attachment_emails/attachment_pdf.eml", "broken.pdf", 1026)]
    [TestCase("attachment_emails/attachment_pdf_non_ascii.eml", "broken.pdf", 1026)]
    [TestCase("attachment_emails/attachment_pdf_lf.eml", "broken.pdf", 1026)]
    [TestCase("attachment_emails/attachment_pdf_non_ascii_lf.eml", "broken.pdf", 1026)]
    [TestCase("attachment_emails/attachment_with_base64_encoded_name.eml", "This is a test.pdf", null)]
    [TestCase("attachment_emails/attachment_with_unquoted_name.eml", "This is a test.txt", null)]
    [TestCase("attachment_emails/attachment_nonascii_filename.eml", "ciële.txt", null)]
    [TestCase("attachment_emails/attachment_message_rfc822.eml", "ForwardedMessage.eml, broken.pdf", 1026)]
    [TestCase("attachment_emails/attachment_message_rfc822_inline_image.eml", "img.png, Testmail.eml", null)]
    [TestCase("attachment_emails/attachment_only_email.eml", "blah.gz", null)]
    [TestCase("mime_emails/sig_only_email.eml", "signature.asc", null)]
    [TestCase("mime_emails/raw_email_with_nested_attachment.eml", "truncated.png, smime.p7s", null)]
    [TestCase("error_emails/multiple_invalid_content_dispositions.eml", "", null)]
    public void Read_Attachments_AreAsPublished(string file, string names, int? lastSize)
    {
        var attachments = Read(file).Attachments;

        Assert.That(string.Join(", ", attachments.Select(a => a.Name)), Is.EqualTo(names));
        Assert.That(lastSize is null || attachments[^1].Content.Length == lastSize);
    }

    [TestCase("multi_charset/japanese_iso_2022.eml", "すみません。")]
    [TestCase("multi_charset/ks_c_5601-1987.eml", "스티해")]
    [TestCase("rfc2822/example14.eml", "Hello")]
    [TestCase("plain_emails/raw_email_reply.eml", "Message body")]
    public void Read_Text_IsAsPublished(string file, string text) => Assert.That(Read(file).Text.Trim(), Is.EqualTo(text));

    [Test]
    public void Read_Reply_NamesWhatItAnswers()
    {
        var message = Read("plain_emails/raw_email_reply.eml");

        Assert.That(message.References, Is.EqualTo(["473FF3B8.9020707@xxx.org", "348F04F142D69C21-291E56D292BC@xxxx.net"]));
        Assert.That(message.InReplyTo, Is.EqualTo(["348F04F142D69C21-291E56D292BC@xxxx.net"]));
    }

    [TestCase("multipart_report_emails/report_422.eml", "fraser@oooooooo.com.au", "delayed", "4.2.2", "452 4.2.2 <fraser@oooooooo.com.au>... Mailbox full")]
    [TestCase("multipart_report_emails/report_530.eml", "edwin@zzzzzzz.com", "failed", "5.3.0", "553 5.3.0 <edwin@zzzzzzz.com>... Unknown E-Mail Address")]
    public void Read_ReportOfADelivery_SaysHowItWent(string file, string recipient, string action, string status, string diagnostic)
    {
        var message = Read(file);

        Assert.That(message.IsAutomatic);
        Assert.That(message.Deliveries, Is.EqualTo([new DeliveryStatus(recipient, action, status, diagnostic)]));
    }

    private static MimeMessage Read(string file) => MimeMessageReader.Read(Bytes(file));

    private static byte[] Bytes(string file) => File.ReadAllBytes(DataFolder.Require(Path.Combine(Folder, file)));
}
