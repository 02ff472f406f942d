using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Crm.Platform.Files;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

/// <summary>How the hand-over of a mail went.</summary>
internal enum MailResult
{
    Sent,

    /// <summary>The server will never take it.</summary>
    Refused,

    /// <summary>The server may take it later.</summary>
    Deferred,

    /// <summary>Nobody answered, or nobody who knows us: it says nothing about the mail.</summary>
    Unreachable,
}

internal sealed record MailOutcome(MailResult Result, string? Reason = null)
{
    public static readonly MailOutcome Sent = new(MailResult.Sent);
}

/// <summary>A file that goes along.</summary>
internal sealed record MailAttachment(string Name, string ContentType, string Sha256);

/// <summary>Hands one mail to the server, over a connection of its own.</summary>
internal sealed class MailTransport(IOptions<MailOptions> options, IFileStore files, MailSecrets secrets)
{
    public async Task<MailOutcome> Send(Mail mail, IReadOnlyList<MailAttachment> attachments, CancellationToken ct)
    {
        var settings = options.Value;
        try
        {
            using var message = Compose(mail, attachments, settings);
            using var client = new SmtpClient(settings.Host, settings.Port);
            client.EnableSsl = settings.Security == MailSecurity.StartTls;
            client.DeliveryMethod = SmtpDeliveryMethod.Network;
            client.UseDefaultCredentials = false;
            client.Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password);

            // The client may not hear a cancellation while the server says nothing.
            await client.SendMailAsync(message, ct).WaitAsync(ct);
            return MailOutcome.Sent;
        }
        catch (SmtpException e)
        {
            return new MailOutcome(Judge((int)e.StatusCode), Explain(e));
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException)
        {
            return new MailOutcome(MailResult.Unreachable, e.Message);
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException or DirectoryNotFoundException or System.Security.Cryptography.CryptographicException)
        {
            return new MailOutcome(MailResult.Refused, e switch
            {
                FormatException => "The mail cannot be written as the protocol asks.",
                System.Security.Cryptography.CryptographicException => "The key that seals its link is gone.",
                _ => "A file that goes along is gone.",
            });
        }
    }

    public static string MessageId(Mail mail, MailOptions settings) => $"<{MessageId(mail.Id, settings)}>";

    public static string MessageId(Guid mailId, MailOptions settings) => $"{mailId}@{settings.From?.Split('@')[^1] ?? "localhost"}";

    /// <summary>4xx is for now, 5xx for good (RFC 5321, 4.2.1), except where the server only does not like how we came.</summary>
    internal static MailResult Judge(int code) => code switch
    {
        421 or 454 or 530 or 534 or 535 or 538 => MailResult.Unreachable,
        >= 400 and < 500 => MailResult.Deferred,
        >= 500 and < 600 => MailResult.Refused,
        _ => MailResult.Unreachable,
    };

    private static string Explain(SmtpException e) =>
        (int)e.StatusCode > 0 ? $"{(int)e.StatusCode} {e.Message}" : e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;

    private System.Net.Mail.MailMessage Compose(Mail mail, IReadOnlyList<MailAttachment> attachments, MailOptions settings)
    {
        var message = new System.Net.Mail.MailMessage
        {
            From = new MailAddress(settings.From!, mail.FromName ?? settings.FromName, Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = secrets.Insert(mail, mail.Text),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.ToAddress, mail.ToName, Encoding.UTF8));
        if (mail.ReplyTo is { } replyTo)
        {
            message.ReplyToList.Add(replyTo);
        }

        message.Headers.Add("Message-ID", MessageId(mail, settings));
        foreach (var header in mail.Headers)
        {
            message.Headers.Add(header.Name, secrets.Insert(mail, header.Value));
        }

        if (secrets.Insert(mail, mail.Html) is { } html)
        {
            var view = AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html);
            view.TransferEncoding = TransferEncoding.Base64;
            message.AlternateViews.Add(view);
        }

        foreach (var attachment in attachments)
        {
            message.Attachments.Add(MailAttachments.CalendarType(attachment.Name) is { } type
                ? new Attachment(files.Open(attachment.Sha256), type)
                : new Attachment(files.Open(attachment.Sha256), attachment.Name, attachment.ContentType));
        }

        return message;
    }
}
