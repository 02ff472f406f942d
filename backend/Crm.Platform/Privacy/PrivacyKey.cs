using System.Security.Cryptography;
using System.Text;
using Crm.Platform.Hosting;

namespace Crm.Platform.Privacy;

/// <summary>
/// Recognises an erased address without keeping it: an HMAC under a key that lies in the data folder and not in the database, so that a
/// stolen database alone cannot be tried against lists of addresses.
/// </summary>
internal sealed class PrivacyKey(DataPath data)
{
    private const int Size = 32;
    private readonly Lock gate = new();
    private byte[]? key;

    public string Hash(string normalised) => Convert.ToHexStringLower(HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes(normalised)));

    private byte[] Key()
    {
        lock (gate)
        {
            return key ??= Read();
        }
    }

    private byte[] Read()
    {
        var path = Path.Combine(data.Root, "privacy.key");
        Directory.CreateDirectory(data.Root);
        if (!File.Exists(path))
        {
            // Complete before it has its name: another instance reads either all of it or none.
            var mine = $"{path}.{Guid.CreateVersion7():N}";
            File.WriteAllBytes(mine, RandomNumberGenerator.GetBytes(Size));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(mine, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            try
            {
                File.Move(mine, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(mine);
            }
        }

        return File.ReadAllBytes(path);
    }
}
