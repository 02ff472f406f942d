namespace Crm.Platform.Normalisation.Phones;

/// <summary>Telephone numbers grouped for people to read.</summary>
public static class PhoneDisplay
{
    /// <summary>As it is dialled from abroad: +34 915 55 12 34 ext. 7.</summary>
    public static string International(Phone phone)
    {
        var plan = PhonePlans.OfCode(phone.CallingCode)![0];
        var grouped = plan.Formats.Select(f => f.Abroad(phone.National)).FirstOrDefault(text => text is not null) ?? phone.National;
        return $"+{phone.CallingCode} {grouped}{Extension(phone, plan)}";
    }

    /// <summary>As it is dialled at home: 020 7946 0018.</summary>
    public static string National(Phone phone)
    {
        var plan = PhonePlans.OfCode(phone.CallingCode)![0];
        var grouped = plan.Formats.Select(f => f.AtHome(phone.National, plan.FormattingRule)).FirstOrDefault(text => text is not null) ?? phone.National;
        return grouped + Extension(phone, plan);
    }

    private static string Extension(Phone phone, PhonePlan plan) =>
        phone.Extension is { } extension ? plan.ExtensionLabel + extension : "";
}
