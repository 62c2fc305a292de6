package org.huizheng.account.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A QR code as a PNG of one bit a pixel, written without the desktop classes a server may lack. */
final class QrPicture {

    private static final int SIZE = 240;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private QrPicture() {}

    static String dataUri(String text) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(matrix(text)));
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            SIZE,
                            SIZE,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] png(BitMatrix matrix) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(matrix.getWidth()).putInt(matrix.getHeight());
        header.put((byte) 1).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", deflated(rows(matrix)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] rows(BitMatrix matrix) {
        int bytes = (matrix.getWidth() + 7) / 8;
        ByteBuffer rows = ByteBuffer.allocate((bytes + 1) * matrix.getHeight());
        for (int y = 0; y < matrix.getHeight(); y++) {
            rows.put((byte) 0);
            for (int b = 0; b < bytes; b++) {
                int white = 0;
                for (int x = b * 8; x < b * 8 + 8; x++) {
                    white = white << 1 | (x < matrix.getWidth() && matrix.get(x, y) ? 0 : 1);
                }
                rows.put((byte) white);
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] buffer = new byte[rows.length + 64];
            int length = deflater.deflate(buffer);
            return java.util.Arrays.copyOf(buffer, length);
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        ByteBuffer body = ByteBuffer.allocate(4 + data.length);
        body.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(body.array());
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body.array());
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
