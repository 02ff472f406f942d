using System.Net.Mime;

namespace Crm.Platform.Mailing;

/// <summary>Files that mean something to the program that reads the mail.</summary>
public static class MailAttachments
{
    /// <summary>Under this name a calendar file is an invitation.</summary>
    public const string Invitation = "invite.ics";

    /// <summary>Under this name it takes a meeting out of calendars.</summary>
    public const string Cancellation = "cancel.ics";

    /// <summary>Calendar programs act only where the type says what is wanted of them (RFC 6047, 2.4); null for other files.</summary>
    internal static ContentType? CalendarType(string name)
    {
        if (name is not (Invitation or Cancellation))
        {
            return null;
        }

        var type = new ContentType("text/calendar") { CharSet = "utf-8", Name = name };
        type.Parameters["method"] = name == Invitation ? "REQUEST" : "CANCEL";
        return type;
    }
}
