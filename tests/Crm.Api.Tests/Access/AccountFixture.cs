using System.Text;
using System.Text.RegularExpressions;
using Crm.Api.Tests.Mailing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A host whose mails arrive, and the links in them.</summary>
public abstract class AccountFixture : MailFixture
{
    private static int count;

    protected static string NewAddress() => $"mailed{Interlocked.Increment(ref count)}@access.example";

    /// <summary>The secret of the link in the last mail to an address, once there are so many.</summary>
    protected async Task<string> Secret(string email, string path, int mails = 1)
    {
        List<Match> Links() =>
            [.. MailsTo(email).Select(m => Regex.Match(Decode(m), $"http://[^\\s\"]+/{path}#([0-9A-Za-z]+)", RegexOptions.None, TimeSpan.FromSeconds(1))).Where(m => m.Success)];
        await Eventually(() => Task.FromResult(Links().Count >= mails), $"{mails} mails with a link to {email}");
        return Links()[^1].Groups[1].Value;
    }

    internal List<SmtpSink.Received> MailsTo(string email) => [.. Sink.Mails.Where(m => m.Recipient == email)];

    // The parts of our mails are base64.
    internal static string Decode(SmtpSink.Received mail) => string.Join('\n', mail.Text.Replace("\r", "", StringComparison.Ordinal).Split("\n\n").Select(part =>
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\n--")[0].Trim()));
        }
        catch (FormatException)
        {
            return "";
        }
    }));
}
