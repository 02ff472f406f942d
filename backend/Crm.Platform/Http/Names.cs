namespace Crm.Platform.Http;

/// <summary>Names of operations and schemas from the names of resources.</summary>
internal static class Names
{
    public static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
