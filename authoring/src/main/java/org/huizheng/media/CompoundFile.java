package org.huizheng.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads the directory of an old Office file: which program's it is, and whether it carries macros. */
final class CompoundFile {

    private static final int ENTRY = 128;
    private static final int MOST_SECTORS = 4096;

    private final FileChannel file;
    private final int sector;
    private final ByteBuffer header;

    private CompoundFile(FileChannel file) throws IOException {
        this.file = file;
        this.header = read(0, 512);
        this.sector = header.getShort(30) == 12 ? 4096 : 512;
    }

    static FileType typeOf(String name, Path path) throws IOException, Refused {
        Set<String> streams;
        try (FileChannel file = FileChannel.open(path)) {
            streams = new CompoundFile(file).names();
        }
        if (streams.contains("_VBA_PROJECT_CUR") || streams.contains("Macros") || streams.contains("VBA")) {
            throw new Refused("macro", "文件“" + name + "”含有宏，不能上传");
        }
        if (streams.contains("WordDocument")) {
            return FileType.DOC;
        }
        if (streams.contains("Workbook") || streams.contains("Book")) {
            return FileType.XLS;
        }
        if (streams.contains("PowerPoint Document")) {
            return FileType.PPT;
        }
        throw Inspection.unsupported(name);
    }

    private Set<String> names() throws IOException {
        Set<String> names = new HashSet<>();
        int at = header.getInt(48);
        for (int n = 0; n < MOST_SECTORS && at >= 0; n++) {
            ByteBuffer directory = read((at + 1L) * sector, sector);
            for (int i = 0; i + ENTRY <= directory.limit(); i += ENTRY) {
                int length = Math.clamp(directory.getShort(i + 64) - 2, 0, 62);
                byte[] text = new byte[length];
                directory.get(i, text);
                names.add(new String(text, StandardCharsets.UTF_16LE));
            }
            at = next(at);
        }
        return names;
    }

    /** The first 109 sectors of the allocation table are named in the header: enough for 7 MB, and the directory is early. */
    private int next(int at) throws IOException {
        int perSector = sector / 4;
        int table = at / perSector;
        if (table >= 109) {
            return -1;
        }
        int tableSector = header.getInt(76 + 4 * table);
        ByteBuffer entry = read((tableSector + 1L) * sector + 4L * (at % perSector), 4);
        return entry.limit() < 4 ? -1 : entry.getInt(0);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (position >= 0) {
            while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
                continue;
            }
        }
        return bytes.flip();
    }
}
