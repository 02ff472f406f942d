using System.Net.Mime;

namespace Crm.Platform.Mailing;

/// <summary>Files that mean something to the program that reads the mail.</summary>
public static class MailAttachments
{
    /// <summary>Under this name a calendar file is an invitation.</summary>
    public const string Invitation = "invite.ics";

    /// <summary>Calendar programs ask for an answer only where the type says that one is wanted (RFC 6047, 2.4).</summary>
    internal static ContentType InvitationType
    {
        get
        {
            var type = new ContentType("text/calendar") { CharSet = "utf-8", Name = Invitation };
            type.Parameters["method"] = "REQUEST";
            return type;
        }
    }
}
