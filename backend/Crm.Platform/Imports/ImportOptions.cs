using Crm.Kernel;

namespace Crm.Platform.Imports;

/// <summary>Limits of imports: section <c>Crm:Imports</c>.</summary>
public sealed class ImportOptions
{
    public long MaxMegabytes { get; set; } = 500;

    /// <summary>Rows that one commit takes in.</summary>
    public int BatchSize { get; set; } = 2000;

    /// <summary>Larger files are indexed for search when all their rows are in, many records at once.</summary>
    public int IndexLaterFrom { get; set; } = 2000;

    /// <summary>A file that nobody has started within this time is thrown away.</summary>
    public int KeepUnstartedDays { get; set; } = 7;

    public long MaxBytes => MaxMegabytes * 1024 * 1024;
}

/// <summary>The company that runs the product: section <c>Crm:Company</c>.</summary>
public sealed class CompanyOptions
{
    /// <summary>The currency (ISO 4217) of amounts that name none.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>The country (ISO 3166-1 alpha-2) of phone numbers that name none and whose record names none.</summary>
    public string? Country { get; set; }

    /// <summary>The time zone (IANA) in which days begin for callers who name none, and for work that nobody looks at.</summary>
    public string TimeZone { get; set; } = "UTC";
}

/// <summary>What the platform itself asks permission for.</summary>
internal static class ImportPermissions
{
    public static readonly Permission Create = new("imports.create", "Import files; see and undo one's own imports");

    public static readonly Permission Manage = new("imports.manage", "See, cancel and undo everybody's imports");
}
