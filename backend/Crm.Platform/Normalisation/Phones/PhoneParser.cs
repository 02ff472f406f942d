namespace Crm.Platform.Normalisation.Phones;

/// <summary>
/// Understands telephone numbers as people write them. The steps are those of Google's libphonenumber (PhoneNumberUtil.parse), over the same
/// published plans, so that other systems come to the same number.
/// </summary>
public static class PhoneParser
{
    private const int LeastDigits = 2;
    private const int MostDigits = 17;
    private const int MostCodeDigits = 3;

    /// <summary>The number that a text means to somebody in this region; null where it means none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="region">ISO 3166-1 alpha-2; null where only numbers with their calling code can be understood.</param>
    public static Phone? Parse(string? text, string? region)
    {
        if (text is null || text.Length > PhoneText.MaxLength)
        {
            return null;
        }

        var number = PhoneText.Cut(text);
        var extension = PhoneText.TakeExtension(ref number);
        return PhoneText.IsViable(number) ? Understand(number, extension, PhonePlans.OfRegion(region)) : null;
    }

    private static Phone? Understand(ReadOnlySpan<char> number, string? extension, PhonePlan? home)
    {
        Span<char> buffer = stackalloc char[PhoneText.MaxLength];
        ReadOnlySpan<char> digits = buffer[..PhoneText.Digits(number, buffer)];
        var national = digits;
        var hasPlus = PhoneText.IsPlus(number[0]);

        // Some write a plus sign before the prefix that it stands for: +0044.
        if ((!TryCode(digits, hasPlus, home, ref national, out var plans) && !(hasPlus && TryCode(digits, hasPlus: false, home, ref national, out plans)))
            || (hasPlus && plans is null))
        {
            return null;
        }

        var plan = plans?[0] ?? home;
        if (plan is null)
        {
            return null;
        }

        plans ??= PhonePlans.OfCode(plan.CallingCode)!;
        var bare = plan.WithoutPrefix(national);
        national = plan.Measure(bare) is PhoneLength.TooShort or PhoneLength.Invalid ? national : bare;
        if (national.Length is < LeastDigits or > MostDigits)
        {
            return null;
        }

        var owner = Owner(plans, national, out var type);
        return new Phone(plan.CallingCode, national.ToString(), extension, owner?.Region, type, plans[0].Measure(national) == PhoneLength.Possible);
    }

    // The plans of the calling code with which the digits begin, and what follows it; null where they begin with none. False where they should and do not.
    private static bool TryCode(ReadOnlySpan<char> digits, bool hasPlus, PhonePlan? home, ref ReadOnlySpan<char> national, out PhonePlan[]? plans)
    {
        plans = null;
        var dialled = hasPlus ? 0 : home?.InternationalPrefixLength(digits) ?? -1;
        if (hasPlus || (dialled >= 0 && (dialled == digits.Length || digits[dialled] != '0')))
        {
            plans = digits.Length - dialled <= LeastDigits ? null : Cut(digits[dialled..], ref national);
            return plans is not null;
        }

        // The calling code of home without any prefix, where the number makes sense only so.
        if (home is not null && digits.StartsWith(home.CallingCode))
        {
            var bare = home.WithoutPrefix(digits[home.CallingCode.Length..]);
            if ((!home.LooksNational(digits) && home.LooksNational(bare)) || home.Measure(digits) == PhoneLength.TooLong)
            {
                national = bare;
                plans = PhonePlans.OfCode(home.CallingCode);
            }
        }

        return true;
    }

    private static PhonePlan[]? Cut(ReadOnlySpan<char> digits, ref ReadOnlySpan<char> national)
    {
        for (var length = 1; length <= MostCodeDigits && length < digits.Length && digits[0] != '0'; length++)
        {
            if (PhonePlans.OfCode(digits[..length]) is { } plans)
            {
                national = digits[length..];
                return plans;
            }
        }

        return null;
    }

    // Of several countries that share a calling code, the one whose plan has the number.
    private static PhonePlan? Owner(PhonePlan[] plans, ReadOnlySpan<char> national, out PhoneType type)
    {
        foreach (var plan in plans)
        {
            var mine = plans.Length == 1 ? null : plan.BeginsLikeMine(national);
            if (mine == false)
            {
                continue;
            }

            type = plan.TypeOf(national);
            if (mine == true || type != PhoneType.Unknown)
            {
                return type == PhoneType.Unknown ? null : plan;
            }
        }

        type = PhoneType.Unknown;
        return null;
    }
}
