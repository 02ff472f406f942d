using Crm.Platform.Hosting;

namespace Crm.Platform.Operation;

/// <summary>
/// Whoever works with the data folder holds its lock together with others, and a restore holds it alone. The lock belongs to the process: the
/// operating system takes it back however that ends.
/// </summary>
public sealed class DataFolderLock(DataPath data) : IDisposable
{
    private readonly Lock gate = new();
    private FileStream? held;

    /// <summary>For servers and verbs, until the process ends.</summary>
    public void Share() => Hold(FileShare.ReadWrite, "A restore is under way in this data folder. Start again when it has ended.");

    /// <summary>For work that nobody may see half done, until it is released.</summary>
    public void TakeAlone() => Hold(FileShare.None, "The CRM runs on this data folder. Stop it first.");

    public void Release()
    {
        lock (gate)
        {
            held?.Dispose();
            held = null;
        }
    }

    public void Dispose() => Release();

    private void Hold(FileShare share, string refusal)
    {
        lock (gate)
        {
            if (held is not null)
            {
                return;
            }

            Directory.CreateDirectory(data.Root);
            try
            {
                held = new FileStream(Path.Combine(data.Root, "crm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
            }
            catch (IOException e)
            {
                throw new OperatorException(refusal, e);
            }
        }
    }
}
