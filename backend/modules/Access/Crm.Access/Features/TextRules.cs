using System.Text.RegularExpressions;
using Crm.Access.Domain;
using Crm.Access.Security;
using FluentValidation;

namespace Crm.Access.Features;

/// <summary>Rules that several use cases share.</summary>
internal static partial class TextRules
{
    private const int MostRoles = 20;
    private const int MostWords = 50;
    private const int MaxWord = 60;

    /// <summary>One line that says something.</summary>
    public static IRuleBuilderOptions<T, string?> IsName<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Give a name.")
        .Must(name => name is null || name.Length <= 200).WithMessage("Shorten the name to 200 characters at most.")
        .Must(name => name is null || !name.Any(char.IsControl)).WithMessage("Take the control characters out of the name.");

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(email => EmailKey.IsAddress(email?.Trim())).WithMessage("Give an e-mail address, such as ana@example.com.");

    /// <summary>At least one role, and not one of each kind of role there is.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> IsRoles<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) => rule
        .Must(roles => roles is { Count: > 0 and <= MostRoles }).WithMessage($"Give 1 to {MostRoles} roles.");

    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(language => language is null || LanguageTag().IsMatch(language)).WithMessage("Give a language as a BCP 47 tag, such as en or zh-Hans.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreLanguages<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(all => all is { Count: <= MostWords } && all.All(l => LanguageTag().IsMatch(l))).WithMessage("Give languages as BCP 47 tags, such as en or zh-Hans.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreSkills<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(all => all is { Count: <= MostWords } && all.All(s => !string.IsNullOrWhiteSpace(s) && s.Length <= MaxWord && !s.Any(char.IsControl)))
        .WithMessage($"Give {MostWords} skills at most, each in {MaxWord} characters at most.");

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
