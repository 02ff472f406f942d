using System.Text;
using Crm.Activities.Mail.Mime;

namespace Crm.Unit.Tests.Activities.Mail;

public class MimeMessageReaderTests
{
    private const string Alternative =
        "From: =?utf-8?Q?Li_W=C3=A9i?= <li@example.org>\nSubject: =?utf-8?B?5oql?= =?utf-8?B?5Lu3?= now\nContent-Type: multipart/mixed; boundary=\"a b\"\n\n"
        + "--a b\nContent-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: base64\n\nxOO6ww==\n"
        + "--in\nContent-Type: text/html\n\n<p>你好</p>\n--in--\n--a b\nContent-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%E6%8A;\n filename*1*=%A5%E4%BB%B7;\n filename*2=\" 1.pdf\"\n"
        + "Content-Transfer-Encoding: base64\n\nJVBERg==\n--a b--\nepilogue";

    [Test]
    public void Read_NestedMultipart_GivesTextPageAndFile()
    {
        var message = Read(Alternative);

        Assert.Multiple(() =>
        {
            Assert.That(message.From, Is.EqualTo([new MailAddress("Li Wéi", "li@example.org")]));
            Assert.That(message.Subject, Is.EqualTo("报价 now"));
            Assert.That(message.Text, Is.EqualTo("你好"));
            Assert.That(message.Html, Does.Contain("<p>你好</p>"));
            Assert.That(message.Attachments.Single().Name, Is.EqualTo("报价 1.pdf"));
            Assert.That(message.Attachments.Single().Content.ToArray(), Is.EqualTo("%PDF"u8.ToArray()));
        });
    }

    [TestCase("Mon, 3 Mar 2025 10:15:00 +0100", "2025-03-03T09:15:00")]
    [TestCase("3 Mar 25 10:15 EST", "2025-03-03T15:15:00")]
    [TestCase("Mon, 03-Mar-2025 10:15:00 GMT", "2025-03-03T10:15:00")]
    [TestCase("Mon Mar 3 10:15:00 2025", null)]
    [TestCase("2025-03-03T10:15:00+01:00", "2025-03-03T09:15:00")]
    [TestCase("Mon, 31 Feb 2025 10:15:00 +0100", null)]
    [TestCase("yesterday", null)]
    public void Read_Date_IsInUtcOrNone(string date, string? expected) => Assert.That(Read($"Date: {date}\n\n").Date?.ToString("s"), Is.EqualTo(expected));

    [TestCase("a@b.org, \"Smith, J.\" <j@b.org>; Friends: c@d.org, <e@f.org>;, broken, <mailto:g@h.org>", "a@b.org|Smith, J. j@b.org|c@d.org|e@f.org|g@h.org")]
    [TestCase("'Ana' <ana@example.org>", "'Ana' ana@example.org")]
    [TestCase("ana@example.org (Ana Ruiz)", "Ana Ruiz ana@example.org")]
    [TestCase("=?iso-8859-1?Q?Mu=F1oz=2C_Ana?= <ana@example.org>", "Muñoz, Ana ana@example.org")]
    [TestCase("\"odd @ place\"@example.org", "\"odd @ place\"@example.org")]
    [TestCase("<<ana@example.org>>", "ana@example.org")]
    [TestCase("a@b@c, Undisclosed recipients:;", "")]
    public void Read_Addresses_AreTakenApart(string header, string expected) =>
        Assert.That(string.Join('|', Read($"To: {header}\n\n").To.Select(a => $"{a.Name} {a.Address}".Trim())), Is.EqualTo(expected));

    [TestCase("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab")]
    [TestCase("=?utf-8?Q?a?= b =?utf-8?Q?c_d?=", "a b c d")]
    [TestCase("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€")]
    [TestCase("=?utf-8*en?q?a=20b?=", "a b")]
    [TestCase("=?koi8-r?B?8NLJ18XU?=", "Привет")]
    [TestCase("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished")]
    [TestCase("2 =?< 3", "2 =?< 3")]
    public void Read_EncodedWords_AreDecoded(string subject, string expected) => Assert.That(Read($"Subject: {subject}\n\n").Subject, Is.EqualTo(expected));

    [TestCase("quoted-printable", "caf=C3=A9 =\nau =3D lait=", "café au = lait")]
    [TestCase("quoted-printable", "100% = right =Z", "100% = right =Z")]
    [TestCase("base64", "Y2Fm\nw6k=\n", "café")]
    [TestCase("8bit", "café", "café")]
    [TestCase("x-own", "café", "café")]
    public void Read_TransferEncoding_IsUndone(string encoding, string body, string expected) =>
        Assert.That(Read($"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}").Text, Is.EqualTo(expected));

    [Test]
    public void Read_UuencodedFileInTheText_IsTakenOut()
    {
        var message = Read("Subject: file\n\nSee below.\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n\nbegin to work");

        Assert.That(message.Text, Is.EqualTo("See below.\n\n\nbegin to work"));
        Assert.That(Encoding.ASCII.GetString(message.Attachments.Single().Content.Span), Is.EqualTo("Cat"));
    }

    [Test]
    public void Read_FlowedText_HasItsParagraphsBack() =>
        Assert.That(Read("Content-Type: text/plain; format=flowed\n\nOne line \ngoes on.\n> quoted \n> too\n-- \nAna").Text, Is.EqualTo("One line goes on.\n> quoted too\n-- \nAna"));

    [Test]
    public void Read_OnlyHtml_GivesReadableTextWithQuotations()
    {
        var message = Read("Content-Type: text/html; charset=utf-8\n\n<html><head><style>p{}</style><title>x</title></head><body><p>Hello&nbsp;&amp; thanks</p><script>alert(1)</script><ul><li>One</li><li>Two</li></ul>"
            + "<div>On 3 Mar 2025, Ana wrote:</div><blockquote><p>Is 2 < 3?</p></blockquote><!-- gone --></body></html>");

        Assert.That(message.Text, Is.EqualTo("Hello & thanks\n\n- One\n- Two\n\nOn 3 Mar 2025, Ana wrote:\n\n> Is 2 < 3?"));
    }

    [TestCase("../../etc/passwd", "passwd")]
    [TestCase("C:\\evil\\run.exe", "run.exe")]
    [TestCase("..", "file")]
    public void Read_NameOfAFile_IsNeverAPath(string given, string expected) =>
        Assert.That(Read($"Content-Type: application/zip\nContent-Disposition: attachment; filename=\"{given.Replace("\\", "\\\\")}\"\n\nx").Attachments.Single().Name, Is.EqualTo(expected));

    [TestCase("Auto-Submitted: auto-replied", true)]
    [TestCase("Precedence: bulk", true)]
    [TestCase("Auto-Submitted: no", false)]
    public void Read_WrittenByAProgram_IsKnown(string header, bool automatic) => Assert.That(Read($"{header}\n\nHello").IsAutomatic, Is.EqualTo(automatic));

    [Test]
    public void Read_TooLargeOrNoMail_IsRefused()
    {
        Assert.That(() => MimeMessageReader.Read(new byte[100], new MimeLimits { MaxBytes = 99 }), Throws.TypeOf<UnreadableMessageException>().With.Property("Code").EqualTo("message_too_large"));
        Assert.That(() => Read("no head at all"), Throws.TypeOf<UnreadableMessageException>().With.Property("Code").EqualTo("unreadable_message"));
    }

    [Test]
    [CancelAfter(20_000)]
    public void Read_Bombs_TakeNoTimeAndFewParts()
    {
        var deep = string.Concat(Enumerable.Range(0, 2000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        var wide = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\nContent-Disposition: attachment\n\nx\n", 100_000));
        var words = "Subject: " + string.Concat(Enumerable.Repeat("=?a?q?", 10_000)) + "\n\n";
        var tags = "Content-Type: text/html\n\n" + string.Concat(Enumerable.Repeat("<a <!-- <b", 100_000));
        var rounds = "To: " + new string('(', 60_000) + "\n\n";

        Assert.That(Read(deep).Attachments, Has.Count.LessThan(20));
        Assert.That(Read(wide).Attachments, Has.Count.EqualTo(MimeLimits.Default.MaxAttachments));
        Assert.That(Read(words).Subject, Is.Not.Empty);
        Assert.That(Read(tags).Html, Is.Not.Empty);
        Assert.That(Read(rounds).To, Is.Empty);
    }

    [Test]
    [CancelAfter(60_000)]
    public void Read_DamagedMessages_ComeOutOrAreRefused()
    {
        var original = Encoding.UTF8.GetBytes(Alternative);
        var random = new Random(20261122);
        byte[][] pieces = ["--a b\n"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "=?"u8.ToArray(), "\""u8.ToArray(), [0], [0xFF, 0xFE], ";filename*0*="u8.ToArray(), "(<"u8.ToArray(), "=\n"u8.ToArray(), "begin 644 a\n"u8.ToArray(), "<!--"u8.ToArray()];
        for (var i = 0; i < 4000; i++)
        {
            var bytes = original.ToList();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                        break;
                    case 2:
                        bytes.InsertRange(at, pieces[random.Next(pieces.Length)]);
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(200), bytes.Count - at)));
                        break;
                }
            }

            var clock = System.Diagnostics.Stopwatch.StartNew();
            try
            {
                var message = MimeMessageReader.Read(bytes.ToArray());
                Assert.That((message.Subject + message.Text).Contains('\0'), Is.False);
            }
            catch (UnreadableMessageException)
            {
                // The one that is documented.
            }

            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)), $"message {i}");
        }
    }

    private static MimeMessage Read(string text) => MimeMessageReader.Read(Encoding.UTF8.GetBytes(text));
}
