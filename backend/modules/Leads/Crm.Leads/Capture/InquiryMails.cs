using System.Globalization;
using Crm.Platform.Hosting;
using Crm.Platform.Mailing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Crm.Leads.Capture;

/// <summary>What customers are written about their inquiries, in their language.</summary>
internal sealed class InquiryMails(IMailer mailer, IConfiguration configuration, IOptions<MailOptions> mail)
{
    // So that no program answers a mail that a program wrote (RFC 3834).
    private static readonly IReadOnlyList<MailHeader> Automatic = [new("Auto-Submitted", "auto-replied")];

    /// <summary>Says that it has come, and under which number.</summary>
    public async Task Receipt(Inquiry inquiry, CancellationToken ct)
    {
        if (inquiry.Email is { } to)
        {
            var texts = InquiryTexts.Of(inquiry.Language);
            await mailer.Send(new MailMessage($"inquiry-receipt:{inquiry.Id:N}", to, Say(texts.ReceiptSubject, inquiry.Reference), Say(texts.ReceiptText, inquiry.Reference, mail.Value.FromName))
            {
                ToName = inquiry.Name, Headers = Automatic,
            }, ct);
        }
    }

    /// <summary>Asks to confirm the address; the link is sealed until the mail goes out.</summary>
    public Task AskToConfirm(Inquiry inquiry, string token, CancellationToken ct)
    {
        var texts = InquiryTexts.Of(inquiry.Language);
        var link = $"{PublicAddress.Of(configuration)}/f/confirm/{MailMessage.SecretPlace}?lang={InquiryTexts.Known(inquiry.Language) ?? "en"}";
        return mailer.Send(new MailMessage($"inquiry-confirm:{inquiry.Id:N}", inquiry.Email!, Say(texts.ConfirmSubject, inquiry.Reference), Say(texts.ConfirmText, inquiry.Reference, link, mail.Value.FromName))
        {
            ToName = inquiry.Name, Headers = Automatic, Secret = token,
        }, ct);
    }

    private static string Say(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
