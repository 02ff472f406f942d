using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>Section <c>Crm:Passwords</c>.</summary>
internal sealed class PasswordOptions
{
    /// <summary>Never less than 8.</summary>
    public int MinLength { get; set; } = 12;

    /// <summary>Whether passwords are refused that many people use.</summary>
    public bool RefuseCommon { get; set; } = true;
}

/// <summary>What a new password must be: long, and not one that is tried first. Rules about its characters make people write it down (NIST SP 800-63B).</summary>
internal sealed class PasswordRules(IOptions<PasswordOptions> options)
{
    // Hashing takes time in proportion to the length.
    public const int MaxLength = 200;

    private const int LeastLength = 8;
    private const int FewestCharacters = 5;

    public int MinLength => Math.Max(LeastLength, options.Value.MinLength);

    /// <summary>What is wrong with a new password; null where nothing is.</summary>
    public string? Problem(string? password) => password switch
    {
        null or "" => "Choose a password.",
        _ when password.Length < MinLength => $"Choose a password of at least {MinLength} characters.",
        _ when password.Length > MaxLength => $"Shorten the password to {MaxLength} characters at most.",
        _ when password.Distinct().Count() < FewestCharacters => "Choose a password of more than a few different characters.",
        _ when options.Value.RefuseCommon && CommonPasswords.MadeOf(password) => "Many people use this password, or two such words together, so it is tried first. Choose another one, such as three or four unusual words.",
        _ => null,
    };
}

/// <summary>The passwords that leaks show most often, as a Bloom filter of 49,201 words: it knows each of them, and one of 100,000 others by mistake.</summary>
internal static class CommonPasswords
{
    private const int HeadLength = 5;
    private const int ShortestWord = 3;
    private static readonly byte[] Filter = Load();

    /// <summary>Whether, apart from case, punctuation and digits around it, a password is a common one, or two of them joined.</summary>
    public static bool MadeOf(string password)
    {
        var whole = string.Concat(password.ToLowerInvariant().Where(char.IsLetterOrDigit));
        var core = whole.Trim([.. "0123456789"]);
        return core.Length == 0 || Knows(whole) || IsOneOrTwo(core);
    }

    private static bool IsOneOrTwo(string core) =>
        Knows(core) || Enumerable.Range(ShortestWord, Math.Max(0, core.Length - (2 * ShortestWord) + 1)).Any(at => Knows(core[..at]) && Knows(core[at..]));

    private static bool Knows(string word)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(Filter);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(word), hash);
        ulong a = BinaryPrimitives.ReadUInt32BigEndian(hash);
        ulong b = BinaryPrimitives.ReadUInt32BigEndian(hash[4..]);
        for (ulong i = 0; i < Filter[4]; i++)
        {
            var bit = (a + (i * b)) % size;
            if ((Filter[HeadLength + (int)(bit >> 3)] & (1 << (int)(bit & 7))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

internal static class PasswordRuleExtensions
{
    public static IRuleBuilderOptions<T, string?> IsNewPassword<T>(this IRuleBuilder<T, string?> rule, PasswordRules rules) =>
        rule.Must(password => rules.Problem(password) is null).WithMessage((_, password) => rules.Problem(password));
}
