namespace Crm.Platform.Http;

/// <summary>The one guard for addresses to return to: whoever clicks a link of ours must not end up elsewhere.</summary>
public static class LocalAddress
{
    private const int MaxLength = 2000;

    /// <summary>The given address where it is a path of this application, else its start page.</summary>
    public static string Of(string? given) => IsLocal(given) ? given! : "/";

    // Browsers read \ as /, skip tabs and line breaks, and take //host for another site.
    private static bool IsLocal(string? given) =>
        given is ['/', ..] and { Length: <= MaxLength } && given is not ['/', '/', ..] && !given.Contains('\\', StringComparison.Ordinal) && !given.Any(char.IsControl);
}
