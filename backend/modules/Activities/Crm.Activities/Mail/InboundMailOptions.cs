namespace Crm.Activities.Mail;

/// <summary>Mails that come in: section <c>Crm:InboundMail</c>.</summary>
internal sealed class InboundMailOptions
{
    /// <summary>The address whose mails are handed in here. Answers to what is sent go to it, with the conversation behind a plus sign; without one they go to whoever wrote.</summary>
    public string? Address { get; set; }

    /// <summary>Where it is set, forms of Mailgun are taken only with a signature made with it.</summary>
    public string? MailgunSigningKey { get; set; }
}
