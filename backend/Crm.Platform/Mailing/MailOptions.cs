using Crm.Kernel;

namespace Crm.Platform.Mailing;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: only for a server on the same machine or network.</summary>
    None,

    /// <summary>Encrypted before anything is said (STARTTLS); a server that does not offer it is not used.</summary>
    StartTls,
}

/// <summary>The mail server: section <c>Crm:Mail</c>. Without a host, mails are held and can be looked at.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;
    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The address that mails come from.</summary>
    public string? From { get; set; }

    public string FromName { get; set; } = "CRM";

    /// <summary>How many mails this instance sends at once; 0 leaves them to other instances.</summary>
    public int Connections { get; set; } = 2;

    /// <summary>Seconds that the server may take for one mail.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds before the first quick try again when the server cannot be reached; doubled and jittered after that.</summary>
    public double RetrySeconds { get; set; } = 0.5;

    /// <summary>Seconds without tries after the server could not be reached several times.</summary>
    public double PauseSeconds { get; set; } = 15;

    /// <summary>Days that a sent mail is kept to be looked at.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Whether mails really go out: there is a server, and this is no developer's machine.</summary>
    public bool Delivers { get; set; }

    /// <summary>What is wrong with the settings; null where they can be used.</summary>
    internal static string? Problem(MailOptions options) => string.IsNullOrWhiteSpace(options.Host) ? null
        : options.From is null || !MailText.IsAddress(options.From) ? "Crm:Mail:From is not an e-mail address."
        : options.Port is < 1 or > 65535 ? "Crm:Mail:Port is not a port."
        : options.User is not null && options.Security == MailSecurity.None ? "Crm:Mail:User is set without Security: the password would cross the network in the clear."
        : null;
}

internal static class MailPermissions
{
    public static readonly Permission Manage = new("mail.manage", "See all mails that the product sends, and send failed ones again");
}
