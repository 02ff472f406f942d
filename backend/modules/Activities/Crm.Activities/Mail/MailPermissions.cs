using Crm.Kernel;

namespace Crm.Activities.Mail;

/// <summary>What may be done with mails that come in.</summary>
internal static class MailPermissions
{
    public static readonly Permission Deliver = new("inbound-mail.write", "Hand in mails that came in; for the key of a mail provider.");
    public static readonly Permission Decide = new("inbound-mail.manage", "See mails of unknown senders and decide where they belong.");
}
