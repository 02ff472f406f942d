namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type that writes and reads its own bytes.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
