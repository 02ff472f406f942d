namespace Crm.Activities.Mail.Replies;

/// <summary>The marks in front of quoted lines.</summary>
internal static class Quotes
{
    private const int MostInitials = 3;

    /// <summary>How many marks stand in front of a line.</summary>
    public static int Depth(string line)
    {
        var depth = 0;
        foreach (var c in line)
        {
            if (c == '>')
            {
                depth++;
            }
            else if (c is not (' ' or '\t'))
            {
                break;
            }
        }

        return depth;
    }

    /// <summary>The line without that many marks.</summary>
    public static string Strip(string line, int depth)
    {
        var at = 0;
        while (depth > 0 && at < line.Length && line[at] is '>' or ' ' or '\t')
        {
            depth -= line[at] == '>' ? 1 : 0;
            at++;
        }

        return line[at..];
    }

    /// <summary>Quoted by marks, also by those that carry the initials of who is quoted: <c>AB> </c>.</summary>
    public static bool Is(string line)
    {
        var text = line.AsSpan().TrimStart();
        var initials = 0;
        while (initials < text.Length && initials <= MostInitials && char.IsAsciiLetterUpper(text[initials]))
        {
            initials++;
        }

        return initials <= MostInitials && initials < text.Length && text[initials] == '>';
    }

    /// <summary>The line without blanks around it and without what nobody sees.</summary>
    public static string Visible(string line)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && IsBlank(line[start]))
        {
            start++;
        }

        while (end > start && IsBlank(line[end - 1]))
        {
            end--;
        }

        return line[start..end];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u202A' or '\u202C';
}
