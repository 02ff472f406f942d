using System.Security.Cryptography;
using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>The authenticator app of a user. Its key is sealed: unlike a password it must be read again.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: sealed or hashed, and gone with the second factor.")]
internal sealed class SecondFactor
{
    private SecondFactor()
    {
    }

    public SecondFactor(Guid userId, string sealedKey, DateTime now)
    {
        UserId = userId;
        SealedKey = sealedKey;
        CreatedAt = now;
    }

    public Guid UserId { get; private set; }

    public string SealedKey { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>When the user showed that the app has the key; before that it does not count.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>No code of this step or an earlier one is taken again. A concurrency token: of two sign-ins with one code, one succeeds.</summary>
    public long LastStep { get; private set; }

    public void Used(long step) => LastStep = step;

    public void Confirm(long step, DateTime now)
    {
        LastStep = step;
        ConfirmedAt = now;
    }
}

/// <summary>Takes the place of a code once, for whoever has lost the telephone.</summary>
[HoldsNoPersonalData("Of users of the program, who are not customers: sealed or hashed, and gone with the second factor.")]
internal sealed class RecoveryCode
{
    public const int Count = 10;

    // 16 of 31 characters are 79 bits, so that a plain hash keeps them. Letters and digits that look alike are left out.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 16;
    private const int Group = 4;

    public Guid UserId { get; init; }

    public required string Hash { get; init; }

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(c => new string(c)));

    /// <summary>As it was shown or as it was typed: case, spaces and dashes do not matter.</summary>
    public static string HashOf(string code) => Secrets.Hash(string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
