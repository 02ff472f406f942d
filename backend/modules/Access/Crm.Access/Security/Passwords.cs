using Crm.Access.Domain;
using Microsoft.AspNetCore.Identity;

namespace Crm.Access.Security;

/// <summary>Hashes and checks passwords with the framework's hasher (PBKDF2, HMAC-SHA512).</summary>
internal sealed class Passwords(IPasswordHasher<User> hasher)
{
    private readonly string decoy = hasher.HashPassword(null!, Secrets.New());

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Whether the password is the user's. An unknown user costs the same work as a known one.</summary>
    public bool Match(User? user, string password)
    {
        var result = hasher.VerifyHashedPassword(user!, user is { HasPassword: true } ? user.PasswordHash : decoy, password);
        if (user is not { HasPassword: true } || result == PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.ChangePassword(Hash(password));
        }

        return true;
    }
}
